import type { Texts } from '../index.ts';

export const presence: Texts['presence'] = {
  arrives: 'Anreise',
  leaves: 'Abreise',
  absent: 'Abwesend',
  shortArrival: (when) => `ab ${when}`,
  shortDeparture: (when) => `bis ${when}`,
  shortAbsence: (when) => `abwesend ${when}`,
  fromTo: (from, to) => `${from} bis ${to}`,
  leavesBeforeArrival: 'So läge die Abreise vor der Anreise. Bitte ändern Sie eine von beiden.',
  endsBeforeStart: ({ from, until }) =>
    from.day === until.day
      ? `Abwesend von ${from.time ?? '00:00'} bis ${until.time ?? '24:00'} Uhr: Das Ende liegt nicht nach dem Anfang.`
      : 'Eine Abwesenheit endet, bevor sie beginnt. Bitte geben Sie ihre Tage in der richtigen Reihenfolge an.',
  earlierArrival: 'Wer früher anreist, ist von Anfang an da: Lassen Sie die Anreise dann leer.',
  laterDeparture: 'Wer später abreist, ist bis zum Ende da: Lassen Sie die Abreise dann leer.',
};
