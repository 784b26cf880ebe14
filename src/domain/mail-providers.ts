/** Mail domains under which anybody gets an address: to share one says nothing about two people. Those most used in Germany. */

const providers: ReadonlySet<string> = new Set([
  'aol.com',
  'arcor.de',
  'email.de',
  'freenet.de',
  'gmail.com',
  'gmx.at',
  'gmx.ch',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'hotmail.de',
  'icloud.com',
  'live.com',
  'live.de',
  'mac.com',
  'mail.de',
  'mailbox.org',
  'me.com',
  'msn.com',
  'online.de',
  'outlook.com',
  'outlook.de',
  'posteo.de',
  'posteo.net',
  'proton.me',
  'protonmail.com',
  't-online.de',
  'tutanota.com',
  'tutanota.de',
  'vodafone.de',
  'web.de',
  'yahoo.com',
  'yahoo.de',
  'ymail.com',
]);

/** @param domain lower case */
export function isOpenToAnybody(domain: string): boolean {
  return providers.has(domain);
}
