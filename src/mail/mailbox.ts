/** The bot's mailbox, as reading it needs it. */

import type { Instant } from '../domain/time.ts';
import { folderNames } from './imap-options.ts';
import { connectMailbox, type MailboxConnection } from './mailbox-connection.ts';
import { MailboxError, mailboxFault } from './mailbox-fault.ts';
import { doneKeyword, type Marking, markingOf, takesKeyword } from './mailbox-marking.ts';

/** Of a larger one only so much is read as its headers may take. */
export const mostMailBytes = 1024 * 1024;
const mostHeaderBytes = 64 * 1024;

export interface RawMail {
  /** The whole mail, or the beginning of one that is too large. */
  raw: Buffer;
  isWhole: boolean;
  receivedAt: Instant;
}

export interface OpenMailbox {
  /** Another value means that all UIDs are new ones (RFC 9051 §2.3.1.1). */
  readonly uidValidity: string;
  readonly marking: Marking;
  /** UIDs of mails without a mark, oldest first. */
  listUnmarked(): Promise<number[]>;
  /** Leaves the mail as it is, unread. @returns undefined when it is gone */
  read(uid: number): Promise<RawMail | undefined>;
  /** Flags or moves it. @returns false when the server would not */
  markDone(uid: number): Promise<boolean>;
  /** Resolves when the server tells of new mail, or after that time. @throws MailboxError when the connection is lost */
  waitForNews(milliseconds: number): Promise<void>;
  /** At once; what is under way rejects. */
  close(): void;
}

export interface MailboxSettings {
  imapUrl: string;
  /** Made when it is not there; of no use when it is the very folder that is read. */
  doneFolder: string | undefined;
  timeoutMilliseconds?: number | undefined;
  /** Ends connecting, and the open mailbox. */
  signal?: AbortSignal;
}

/** Connects, logs in and opens the folder. @throws MailboxError */
export async function openMailbox({ doneFolder, ...settings }: MailboxSettings): Promise<OpenMailbox> {
  const connection = await connectMailbox(settings);
  try {
    const target = doneFolder === undefined ? undefined : folderNames(doneFolder);
    const canMove = target !== undefined && (await makeFolder(connection, target));
    return operations(connection, canMove ? target : undefined);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * A server without MOVE would have us copy and expunge, and so perhaps delete what others have marked; within the folder that we
 * read, each mail that is moved would be a new one.
 *
 * @returns whether mails can be moved there
 */
async function makeFolder({ client, box }: MailboxConnection, target: string[]): Promise<boolean> {
  if (!client.capabilities.has('MOVE')) return false;
  try {
    const { path } = await client.mailboxCreate(target);
    return path !== box.path;
  } catch (error) {
    if (!client.usable) throw new MailboxError(mailboxFault(error));
    return false;
  }
}

function operations({ client, box, news, run, close }: MailboxConnection, target: string[] | undefined): OpenMailbox {
  const marking = markingOf(box, target !== undefined);
  const hasKeyword = takesKeyword(box);
  const byUid = { uid: true };

  async function move(uid: number): Promise<boolean> {
    if (target === undefined) return false;
    return (await client.messageMove(String(uid), target, byUid)) !== false;
  }

  return {
    uidValidity: String(box.uidValidity),
    marking,
    close,
    async listUnmarked() {
      news.hasCome = false;
      const unmarked = hasKeyword ? { unKeyword: doneKeyword } : marking === 'seen' ? { seen: false } : { all: true };
      const found = await run(() => client.search(unmarked, byUid));
      if (!found) throw new MailboxError({ stage: 'other', detail: 'SEARCH refused' });
      return found.toSorted((a, b) => a - b);
    },
    read: (uid) =>
      run(async () => {
        const about = await client.fetchOne(String(uid), { uid: true, size: true, internalDate: true }, byUid);
        if (!about) return undefined;
        const isWhole = (about.size ?? 0) <= mostMailBytes;
        // Some servers tell a size that is not quite right.
        const source = { start: 0, maxLength: isWhole ? 2 * mostMailBytes : mostHeaderBytes };
        const mail = await client.fetchOne(String(uid), { uid: true, source }, byUid);
        if (!mail || mail.source === undefined) return undefined;
        return { raw: mail.source, isWhole, receivedAt: instantOf(about.internalDate) };
      }),
    markDone: (uid) =>
      run(async () => {
        if (marking === 'none') return false;
        if (marking === 'folder' && (await move(uid))) return true;
        if (hasKeyword) return client.messageFlagsAdd(String(uid), [doneKeyword], byUid);
        return marking === 'seen' && client.messageFlagsAdd(String(uid), ['\\Seen'], byUid);
      }),
    async waitForNews(milliseconds) {
      if (!news.lost && !news.hasCome) {
        // It goes on until the next command ends it; whether it can be had or not, the time-out comes.
        client.idle().catch((error: unknown) => {
          news.lost ??= new MailboxError(mailboxFault(error));
          news.tell();
        });
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          news.tell = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      if (news.lost) throw news.lost;
    },
  };
}

/** @param date as imapflow gives it: a text where it could not read it */
function instantOf(date: Date | string | undefined): Instant {
  const instant = new Date(date ?? Number.NaN);
  return (Number.isNaN(instant.getTime()) ? new Date(0) : instant).toISOString();
}
