/** Sentences of the week in the calendar, loaded with it. */

export const weekTexts = {
  de: {
    today: 'Heute',
    earlier: 'Woche davor',
    later: 'Woche danach',
    week: (number, days) => `${days} · KW ${number}`,
    weekRegion: 'Termine der Woche',
    empty: 'Keine Termine in dieser Woche.',
    never: 'Noch keine Termine. Einladungen, die der Bot verschickt, stehen hier von selbst.',
    toNext: (day) => `Zum nächsten Termin: ${day}`,
    toLast: (day) => `Zum letzten Termin: ${day}`,
    legend: 'Bedeutung der Farben',
    notHeededMails: (count) => (count === 1 ? '1 Nachricht nicht beachtet' : `${count} Nachrichten nicht beachtet`),
  },
  en: {
    today: 'Today',
    earlier: 'Previous week',
    later: 'Next week',
    week: (number, days) => `${days} · week ${number}`,
    weekRegion: 'Events of the week',
    empty: 'No events in this week.',
    never: 'No events yet. Invitations that the bot sends appear here by themselves.',
    toNext: (day) => `To the next event: ${day}`,
    toLast: (day) => `To the last event: ${day}`,
    legend: 'What the colours mean',
    notHeededMails: (count) => (count === 1 ? '1 message not heeded' : `${count} messages not heeded`),
  },
};
