/** Whose mailboxes there are, and what lies in them. */

/** The person's own mailbox first, then the bot's, then one for every address that belongs to nobody in Slack. */
export function listMailboxes(store) {
  const boxes = new Map();
  const own = store.myself?.email?.toLowerCase();
  if (own) boxes.set(own, { address: own, name: store.myself.real_name, own: true, mails: [] });
  const { organizer } = store;
  if (organizer) {
    const address = organizer.address.toLowerCase();
    if (address !== own) boxes.set(address, { address, name: organizer.name, isBot: true, mails: [] });
  }
  const accounts = new Set(store.people.map((one) => one.email?.toLowerCase()));
  for (const mail of store.mails) {
    for (const written of mail.envelope.to) {
      const address = written.toLowerCase();
      if (address !== own && accounts.has(address)) continue;
      const named = mail.to.find((one) => one.address.toLowerCase() === address);
      const box = boxes.get(address) ?? { address, name: named?.name || address, own: false, mails: [] };
      box.mails.push(mail);
      boxes.set(address, box);
    }
  }
  return [...boxes.values()];
}

/** Grows with each mail. */
export function mailMark(mail) {
  return Number(mail.id.slice(5));
}
