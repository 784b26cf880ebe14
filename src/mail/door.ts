import { mailDomain } from '../domain/mail-address.ts';
import { DeliveryError } from '../jobs/effect.ts';
import { createSpread } from '../jobs/pace.ts';
import type { Mail, Mailer } from './transport.ts';

export interface MailDoor {
  /** @throws DeliveryError */
  send(mail: Mail): Promise<void>;
  /** Turns away what waits for its turn (it goes back to the queue) and waits for what is under way. */
  close(): Promise<void>;
}

/**
 * Keeps a pace that mail servers accept: receivers count what comes for one domain, and turn away who sends too fast.
 *
 * @param options.perMinute to one recipient domain
 * @param options.concurrent to one recipient domain
 */
export function createMailDoor(
  mailer: Pick<Mailer, 'send'>,
  { perMinute = 60, concurrent = 2 }: { perMinute?: number | undefined; concurrent?: number } = {},
): MailDoor {
  const pace = createSpread(perMinute, concurrent);
  return {
    async send(mail) {
      const { address } = mail.to;
      const domain = mailDomain(address);
      const result = await pace.run(domain, () => mailer.send(mail));
      if (result.sent) return;
      const { kind, reason, retryAfterMinutes } = result.failure;
      throw new DeliveryError(kind, reason, retryAfterMinutes === undefined ? undefined : retryAfterMinutes * 60);
    },
    close: () => pace.close(),
  };
}
