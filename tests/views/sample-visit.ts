import type { Visit } from '../../src/db/schema.ts';

/** A visit that no database knows. */
export const sampleVisit: Visit = {
  id: 'visit',
  team_id: 'T0TEAM',
  channel_id: 'C0BESUCH',
  code: 'LKOS-BLK-27',
  title: 'Gegenbesuch Burgenlandkreis',
  host: 'Landkreis Osnabrück',
  guest: 'Burgenlandkreis',
  place: 'Kreishaus Osnabrück',
  first_day: '2027-06-15',
  last_day: '2027-06-16',
  day_start: '08:00',
  day_end: '18:00',
  time_zone: 'Europe/Berlin',
  language: 'de',
  status: 'open',
  next_number: 1,
  published_version: 0,
  daily_post_at: '07:00',
  preview_at: '17:00',
  created_by: 'U0HEIKE',
  created_at: '2027-03-01T08:00:00.000Z',
  closed_at: null,
};
