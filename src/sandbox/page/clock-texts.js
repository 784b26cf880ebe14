/** The sentences of the bar with the bot's time. */

const de = {
  region: 'Uhr des Bots',
  time: 'Zeit des Bots',
  moment: (date, time) => `${date}, ${time}\u00a0Uhr`,
  steps: { 15: '+15 Min.', 60: '+1 Std.' },
  set: 'Uhr stellen',
  what: { preview: (day) => `Vorschau auf Tag ${day}`, 'daily-post': (day) => `Tagesablauf für Tag ${day}` },
  onTo: (what, moment) => `Weiter zu: ${what} (${moment})`,
  plans: 'Was der Bot von sich aus tut',
  noPlans: 'Er hat von sich aus nichts mehr vor.',
  unpublished: 'Noch ist kein Programm veröffentlicht; ohne das kommt nichts.',
  hint: 'Was bis dahin vorbei ist, holt der Bot nicht nach.',
  status: {
    empty: 'entfällt, weil für diesen Tag nichts veröffentlicht ist',
    done: 'kam schon und kommt nur einmal',
  },
  other: 'Andere Zeit',
  date: 'Datum',
  clock: 'Uhrzeit',
  zone: (zone) => `Zeitzone ${zone}`,
  go: 'Stellen',
  machine: 'Zurück zur Zeit dieses Rechners',
  isNow: (moment) => `Es ist jetzt ${moment}.`,
  back: 'Neue Nachrichten behalten die späteste Zeit, denn in Slack geht sie nie zurück.',
  comes: (what, channel) => `Der Bot schreibt von sich aus${channel ? ` in #${channel}` : ''}: ${what}.`,
  waits: (what) =>
    `Noch ist kein Programm veröffentlicht. Planen Sie ein Thema ein und veröffentlichen Sie, dann kommt sofort: ${what}.`,
  failed: 'Auf diese Zeit lässt sich die Uhr nicht stellen.',
};

const en = {
  region: 'The bot’s clock',
  time: 'The bot’s time',
  moment: (date, time) => `${date}, ${time}`,
  steps: { 15: '+15 min', 60: '+1 h' },
  set: 'Set the clock',
  what: { preview: (day) => `Preview of day ${day}`, 'daily-post': (day) => `Schedule of day ${day}` },
  onTo: (what, moment) => `On to: ${what} (${moment})`,
  plans: 'What the bot does by itself',
  noPlans: 'It has nothing more planned by itself.',
  unpublished: 'No programme is published yet; without it, nothing comes.',
  hint: 'The bot does not make up for what is over by then.',
  status: {
    empty: 'is left out, because nothing is published for that day',
    done: 'has come already and comes only once',
  },
  other: 'Another time',
  date: 'Date',
  clock: 'Time',
  zone: (zone) => `Time zone ${zone}`,
  go: 'Set',
  machine: 'Back to this computer’s time',
  isNow: (moment) => `It is now ${moment}.`,
  back: 'New messages keep the latest time so far, for in Slack it never goes back.',
  comes: (what, channel) => `The bot posts by itself${channel ? ` in #${channel}` : ''}: ${what}.`,
  waits: (what) => `No programme is published yet. Schedule a topic and publish, then this comes at once: ${what}.`,
  failed: 'The clock cannot be set to that time.',
};

export const clockTexts = { de: { clock: de }, en: { clock: en } };
