import type { Config } from '../config.ts';
import type { Db } from '../db/open.ts';
import type { Mailbox } from '../domain/mail-address.ts';
import type { MailDoor } from '../mail/door.ts';

/** What the handlers of mails need. */
export interface MailParts {
  db: Db;
  now: () => Date;
  config: Config;
  door: Pick<MailDoor, 'send'>;
  /** Whom the mails are from; the ORGANIZER of each event. */
  from: Mailbox;
}
