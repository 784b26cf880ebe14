/** Reads what the page shows of an iCalendar object (RFC 5545). Only for showing; the bot has its own, strict reader. */

/** @returns `{ method, events }`, each event with its properties as `{ value, parameters }` by upper-case name, ATTENDEE as a list */
export function readCalendar(source) {
  const lines = source.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const events = [];
  let method = '';
  const inside = [];
  for (const line of lines) {
    const property = readLine(line);
    if (!property) continue;
    const { name, value } = property;
    if (name === 'BEGIN') {
      inside.push(value);
      if (value === 'VEVENT') events.push({ ATTENDEE: [] });
    } else if (name === 'END') inside.pop();
    else if (name === 'METHOD') method = value;
    else if (inside.at(-1) === 'VEVENT') {
      const event = events.at(-1);
      if (name === 'ATTENDEE') event.ATTENDEE.push(property);
      else event[name] = property;
    }
  }
  return { method, events };
}

function readLine(line) {
  const [, name, written, value] = /^([A-Za-z0-9-]+)((?:;[^=;:]+=(?:"[^"]*"|[^";:]*))*):([\s\S]*)$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const parameters = {};
  for (const [, key, quoted, plain] of written.matchAll(/;([^=;:]+)=(?:"([^"]*)"|([^";:]*))/g)) {
    parameters[key.toUpperCase()] = quoted ?? plain;
  }
  return { name: name.toUpperCase(), parameters, value };
}

/** Undoes the escapes of TEXT (RFC 5545 §3.3.11). */
export function textOf(property) {
  return (property?.value ?? '').replace(/\\([\\;,nN])/g, (_, mark) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}

/**
 * A DATE or DATE-TIME.
 * @returns `{ wall, zone, allDay }`: the wall time as a Date whose UTC fields hold it, and its zone's name
 */
export function momentOf(property) {
  const [, year, month, day, , hour = '0', minute = '0', utc] =
    /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)\d\d(Z?))?$/.exec(property?.value ?? '') ?? [];
  if (year === undefined) return undefined;
  const wall = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)));
  return { wall, zone: utc ? 'UTC' : (property.parameters.TZID ?? ''), allDay: !property.value.includes('T') };
}
