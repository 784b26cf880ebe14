/** What each person has read, remembered in this browser. */

const KEY = 'gegenbesuch-read';
const read = new Map(Object.entries(JSON.parse(localStorage.getItem(KEY) ?? '{}')));

/** @param mark grows with each message or mail: a message's ts, a mail's number */
export function markRead(person, place, mark) {
  const name = `${person} ${place}`;
  if ((read.get(name) ?? 0) === mark) return;
  read.set(name, mark);
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(read)));
}

/** A mark that lies ahead of everything is from an earlier run. */
export function unreadCount(person, place, marks) {
  const last = read.get(`${person} ${place}`) ?? 0;
  const stale = marks.length > 0 && last > Math.max(...marks);
  return stale ? marks.length : marks.filter((mark) => mark > last).length;
}
