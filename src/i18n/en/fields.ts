import type { Choice, FieldName, NounName, VerbPath } from '../vocabulary.ts';

interface FieldText {
  label: string;
  /** Can be typed as it stands. */
  example: string;
  hint?: string;
  /** What is said instead in the modals of a noun or of one verb. */
  of?: Partial<Record<NounName | VerbPath, { example?: string; hint: string }>>;
  /** How its choices read, where they mean something else here than elsewhere. */
  choices?: Partial<Record<Choice, string>>;
}

const fromMain = { hint: 'From the place of the visit; the same in both directions.' };

const ofPlaces = { example: 'Entrance B', hint: 'Shown in the programme behind the place.' };

/** How each field is called, and an example of it. */
export const fields: Record<FieldName, FieldText> = {
  title: {
    label: 'title',
    example: 'Adult education',
    of: { 'agenda.fix': { example: 'Lunch', hint: 'Empty: as its kind is called, where that says enough.' } },
  },
  host: { label: 'host', example: 'Landkreis Osnabrück' },
  guest: { label: 'guest', example: 'Burgenlandkreis' },
  from: { label: 'first day', example: '2027-06-15' },
  to: { label: 'last day', example: '2027-06-16' },
  place: { label: 'place', example: 'Kreishaus Osnabrück' },
  hours: { label: 'visit hours', example: '9-17' },
  zone: { label: 'time zone', example: 'Europe/Berlin' },
  language: { label: 'language', example: 'en' },
  number: { label: 'number', example: '3' },
  numbers: { label: 'numbers', example: '1 2 3' },
  length: { label: 'length', example: '45m' },
  by: {
    label: 'presenters',
    example: 'Katja Bielefeld',
    hint: 'Names or mail addresses, with commas between. In a command, @mentions work as well.',
  },
  presenter: { label: 'presenter', example: 'Katja Bielefeld' },
  stance: { label: 'offer or wish', example: 'show', hint: 'show: we offer it. ask: we want to know.' },
  day: { label: 'day', example: 'day 1', of: { 'agenda.add': { hint: 'Only if it should be on a certain day.' } } },
  at: { label: 'time', example: '9:00', hint: 'Also: about 9:00, from 9:00, then 9:00, possibly 9:00' },
  part: { label: 'part', example: '2' },
  room: { label: 'room', example: '2050' },
  kind: { label: 'kind', example: 'meal' },
  field: { label: 'subject field', example: 'Education' },
  status: { label: 'status', example: 'accepted' },
  reason: { label: 'reason', example: 'Fits better at the return visit' },
  who: { label: 'person', example: 'Katja Bielefeld' },
  user: { label: 'person in Slack', example: '@katja' },
  person: { label: 'name', example: 'Katja Bielefeld' },
  academicTitle: { label: 'academic title', example: 'Dr.' },
  function: { label: 'function', example: 'Head of division' },
  unit: { label: 'unit', example: 'Education and Culture' },
  organisation: { label: 'organisation', example: 'Landkreis Osnabrück' },
  email: { label: 'mail address', example: 'katja.bielefeld@example.org' },
  side: { label: 'side', example: 'guest' },
  role: { label: 'role', example: 'head' },
  now: { label: 'confirmation', example: 'now' },
  noun: { label: 'subject', example: 'agenda' },
  for: { label: 'person', example: 'Katja Bielefeld' },
  note: {
    label: 'note',
    example: 'Only if the labour office comes',
    hint: 'Only coordinators see it.',
    of: { building: ofPlaces, room: ofPlaces },
  },
  materials: {
    label: 'links to read',
    example: 'https://www.landkreis-osnabrueck.de',
    hint: 'Up to ten web addresses, with commas between them or a line each.',
  },
  counterpart: {
    label: 'counterpart',
    example: 'Sabine Krause',
    hint: 'Who deals with the same on the other side.',
  },
  audience: {
    label: 'takes part',
    example: 'all',
    hint: 'all, host, guest, or names with commas between them.',
  },
  visibility: {
    label: 'who may read it',
    example: 'guest',
    hint: 'Empty: as suits the kind.',
    choices: { guest: 'everyone', internal: 'the hosts only', press: 'everyone, and the press' },
  },
  link: { label: 'message', example: 'https://lkos.slack.com/archives/C0BESUCH/p1' },
  author: { label: 'written by', example: '@katja' },
  anyway: { label: 'anyway', example: 'yes' },
  seen: { label: 'seen', example: 'a1b2c3' },
  slot: { label: 'time', example: '2027-06-15 09:30', hint: 'Only times at which nothing is in the way.' },
  departure: { label: 'from where', example: 'Kreishaus', hint: 'For transfers only.' },
  destination: { label: 'to where', example: 'MaßArbeit', hint: 'For transfers only.' },
  arrival: { label: 'arrival', example: '10:15', hint: 'For transfers only; the length then need not be said.' },
  vehicle: { label: 'vehicle', example: 'Coach', hint: 'For transfers only.' },
  pressAccess: { label: 'press', example: 'photo-only' },
  filter: { label: 'filter', example: 'yes' },
  step: { label: 'step', example: 'apply' },
  change: { label: 'change', example: 'renew' },
  whose: { label: 'whose', example: 'visit' },
  breaks: { label: 'length of breaks', example: '20m' },
  earlier: { label: 'end earlier by', example: '1h' },
  first: { label: 'topic that comes first', example: '3' },
  tracks: { label: 'topics at the same time', example: '2', hint: '1 or 2' },
  keep: {
    label: 'keep what was placed by hand',
    example: 'yes',
    hint: 'With no, topics that were placed by hand may move as well.',
  },
  decision: { label: 'decision', example: '3' },
  arrives: { label: 'arrives', example: 'day 1 10:30' },
  leaves: { label: 'leaves', example: 'day 2 15:00' },
  absent: { label: 'away', example: 'day 2 9:00-11:00', hint: 'Days or hours, with commas between them.' },
  name: { label: 'name', example: 'MaßArbeit' },
  building: { label: 'building', example: 'MaßArbeit', hint: 'Empty: the place of the visit.' },
  otherBuilding: { label: 'to', example: 'Kreishaus', hint: 'Empty: the place of the visit.' },
  address: { label: 'address', example: 'Am Schölerberg 1, Osnabrück' },
  minutes: {
    label: 'way in minutes',
    example: '15',
    hint: 'The same in both directions.',
    of: { 'building.add': fromMain, 'building.edit': fromMain },
  },
  scope: {
    label: 'invitations',
    example: 'per-session',
    hint: 'One event for each day of a person, or one for each session.',
  },
  feeds: {
    label: 'subscriptions',
    example: 'minimal',
    hint: 'What calendars show that subscribe to the programme: everything, or only that there is something at a time.',
  },
  mail: { label: 'mail', example: '3' },
  answer: { label: 'answer', example: 'yes' },
};
