import type { AwaySpan } from '../../domain/read-absences.ts';

export const presence = {
  arrives: 'Arrival',
  leaves: 'Departure',
  absent: 'Away',
  /** For lists, with a short weekday and perhaps a time. */
  shortArrival: (when: string) => `from ${when}`,
  shortDeparture: (when: string) => `until ${when}`,
  shortAbsence: (when: string) => `away ${when}`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  leavesBeforeArrival: 'Then the departure would be before the arrival. Please change one of the two.',
  endsBeforeStart: ({ from, until }: AwaySpan) =>
    from.day === until.day
      ? `Away from ${from.time ?? '00:00'} until ${until.time ?? '24:00'}: the end is not after the start.`
      : 'An absence ends before it starts. Please put its days in the right order.',
  earlierArrival: 'Whoever arrives earlier is there from the beginning: then leave the arrival empty.',
  laterDeparture: 'Whoever leaves later is there to the end: then leave the departure empty.',
};
