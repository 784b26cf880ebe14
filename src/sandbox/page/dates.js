/** Dates and times as the reader sees them: in their language and zone. */

function parts(date, person, options) {
  return new Intl.DateTimeFormat(person.locale, { timeZone: person.tz, ...options }).format(date);
}

export function timeOf(date, person) {
  return parts(date, person, { hour: '2-digit', minute: '2-digit' });
}

/** YYYY-MM-DD in the reader's zone. */
export function dayKey(date, person) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: person.tz }).format(date);
}

export function longDay(date, person) {
  return parts(date, person, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

export function shortMoment(date, person) {
  return parts(date, person, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** “today”, “tomorrow” or “yesterday”, if the day is one of them. */
function nearDay(date, person, now, t) {
  const day = 86_400_000;
  const key = dayKey(date, person);
  if (key === dayKey(now, person)) return t.today;
  if (key === dayKey(new Date(now.getTime() + day), person)) return t.tomorrow;
  return key === dayKey(new Date(now.getTime() - day), person) ? t.yesterday : undefined;
}

export function dayName(date, person, now, t) {
  const near = nearDay(date, person, now, t);
  return near ? near.charAt(0).toUpperCase() + near.slice(1) : longDay(date, person);
}

/**
 * Slack's date formatting (https://docs.slack.dev/messaging/formatting-message-text, “Date formatting”).
 * @param seconds Unix seconds
 * @param format a text with tokens such as `{date_long}`; the others stay
 */
export function formatDate(seconds, format, { person, now, t }) {
  const date = new Date(seconds * 1000);
  const pretty = (options) => nearDay(date, person, now, t) ?? parts(date, person, options);
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  const short = { day: 'numeric', month: 'short', year: 'numeric' };
  const plain = { day: 'numeric', month: 'long', year: 'numeric' };
  const tokens = {
    date_num: () => dayKey(date, person),
    date_slash: () => parts(date, person, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    date: () => parts(date, person, plain),
    date_short: () => parts(date, person, short),
    date_long: () => parts(date, person, long),
    date_long_full: () => parts(date, person, long),
    date_pretty: () => pretty(plain),
    date_short_pretty: () => pretty(short),
    date_long_pretty: () => pretty(long),
    day_divider_pretty: () => pretty({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: () => timeOf(date, person),
    time_secs: () => parts(date, person, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(date, person, now),
  };
  return format.replace(/\{(\w+)\}/g, (token, name) => (Object.hasOwn(tokens, name) ? tokens[name]() : token));
}

function ago(date, person, now) {
  const minutes = Math.round((date.getTime() - now.getTime()) / 60_000);
  const words = new Intl.RelativeTimeFormat(person.locale, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 1440), 'day');
}

/** Wall time of an instant in a zone, as `YYYY-MM-DDTHH:mm` for a datetime-local input. */
export function wallTime(seconds, zone) {
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' };
  return new Intl.DateTimeFormat('sv-SE', options).format(new Date(seconds * 1000)).replace(' ', 'T');
}

/** Unix seconds of a wall time in a zone; in the hour that clock change repeats, the first of the two. */
export function instantOf(wall, zone) {
  const guess = Date.parse(`${wall}Z`) / 1000;
  const offset = (seconds) => Date.parse(`${wallTime(seconds, zone)}Z`) / 1000 - seconds;
  const first = guess - offset(guess - 86_400);
  return wallTime(first, zone) === wall ? first : guess - offset(guess + 86_400);
}
