/** Programs of Debian that read calendars, each in a process of its own: whether they are there, and python3-icalendar. */

import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { byUid, type CalendarReader, type ReadEvent } from './calendar-readers.ts';

/** The machine that they run on stands in New York, so that no time comes out right by chance. */
export const environment = { ...process.env, TZ: 'America/New_York', LC_ALL: 'C.UTF-8', PYTHONWARNINGS: 'ignore' };

function missing(what: string, command: string, ...words: string[]): string | false {
  return spawnSync(command, words, { env: environment }).status === 0 ? false : `${what} is not installed`;
}

/** Why it cannot be asked here; false when it can. */
export const withoutPython = missing('python3-icalendar', '/usr/bin/python3', '-c', 'import icalendar');
export const withoutKhal = missing('khal', 'khal', '--version');
export const withoutVdirsyncer = withoutKhal || missing('vdirsyncer', 'vdirsyncer', '--version');

const pythonProgram = `
import json, sys
from datetime import timezone
from icalendar import Calendar
def moment(value):
    assert value.dt.tzinfo is not None, 'floating'
    return value.dt.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
def address(value):
    return str(value).lower().replace('mailto:', '') if value is not None else ''
events = []
for text in json.load(sys.stdin):
    calendar = Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk('VEVENT'):
        assert not event.errors, event.errors
        attendee = event.get('attendee')
        events.append({
            'uid': str(event['uid']), 'start': moment(event['dtstart']), 'end': moment(event['dtend']),
            'summary': str(event.get('summary', '')), 'location': str(event.get('location', '')),
            'description': str(event.get('description', '')), 'sequence': int(event['sequence']),
            'status': str(event.get('status', '')), 'stamp': moment(event['dtstamp']),
            'organizer': address(event.get('organizer')), 'attendee': address(attendee),
            'attendeeName': str(attendee.params['CN']) if attendee is not None else '',
        })
json.dump(events, sys.stdout)
`;

/** python3-icalendar; times by the name of the zone. */
export const pythonIcalendar: CalendarReader = {
  name: 'python3-icalendar',
  async read(texts) {
    const events: ReadEvent[] = JSON.parse(await runPython(pythonProgram, JSON.stringify(texts)));
    return events.toSorted(byUid);
  },
};

/** Runs a program with what it reads from its standard input. @throws with what it complained of */
export async function runPython(program: string, input: string): Promise<string> {
  const python = spawn('/usr/bin/python3', ['-c', program], { env: environment });
  python.stdin.end(input);
  const [answer, complaint] = await Promise.all([text(python.stdout), text(python.stderr)]);
  if (answer === '') throw new Error(complaint);
  return answer;
}
