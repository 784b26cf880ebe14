import { folderNames } from './imap-options.ts';
import { connectMailbox } from './mailbox-connection.ts';
import { type MailboxFault, mailboxFault } from './mailbox-fault.ts';
import { type Marking, markingOf } from './mailbox-marking.ts';

export type MailboxFinding =
  | { fault: MailboxFault }
  | {
      fault: undefined;
      /** How mails will be marked that were dealt with. */
      marking: Marking;
      /** Only where there is a folder to move them to. */
      doneFolder: 'there' | 'missing' | 'the one that is read' | undefined;
    };

/**
 * Connects, logs in and opens the folder, as reading would; reads and changes nothing.
 *
 * @throws TypeError when the address cannot be read
 */
export async function verifyMailbox(
  imapUrl: string,
  doneFolder: string | undefined,
  timeoutMilliseconds = 10_000,
): Promise<MailboxFinding> {
  try {
    const { client, box, run, close } = await connectMailbox({ imapUrl, timeoutMilliseconds });
    try {
      if (doneFolder === undefined) return { fault: undefined, marking: markingOf(box, false), doneFolder: undefined };
      const names = folderNames(doneFolder);
      const folders = await run(() => client.list());
      const found = folders.find(({ parent, name }) => endsWith([...parent, name], names));
      if (found?.path === box.path) {
        return { fault: undefined, marking: markingOf(box, false), doneFolder: 'the one that is read' };
      }
      const marking = markingOf(box, client.capabilities.has('MOVE'));
      return { fault: undefined, marking, doneFolder: found ? 'there' : 'missing' };
    } finally {
      close();
    }
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return { fault: mailboxFault(error) };
  }
}

/** Some servers keep all folders below INBOX. */
function endsWith(path: readonly string[], names: readonly string[]): boolean {
  const inside = path.length > names.length && path[0]?.toUpperCase() === 'INBOX' ? path.slice(1) : path;
  return inside.join('/') === names.join('/');
}
