import type { MailboxObject } from 'imapflow';

/** What is dealt with bears this, unless it is moved (RFC 9051 §2.3.2: a keyword). */
export const doneKeyword = '$Gegenbesuch';

/**
 * How mails are marked that were dealt with: moved, or by our keyword; where the server takes no keyword, as read; where it lets
 * nothing be changed, not at all, and the bot remembers them only as long as it runs.
 */
export type Marking = 'folder' | 'keyword' | 'seen' | 'none';

/** @param canMove there is a folder to move them to, and the server can move */
export function markingOf(box: MailboxObject, canMove: boolean): Marking {
  if (box.readOnly) return 'none';
  if (canMove) return 'folder';
  if (takesKeyword(box)) return 'keyword';
  return box.permanentFlags?.has('\\Seen') ? 'seen' : 'none';
}

/** RFC 9051 §7.1: where PERMANENTFLAGS is missing, all flags can be set. */
export function takesKeyword({ permanentFlags, readOnly }: MailboxObject): boolean {
  if (readOnly) return false;
  return permanentFlags === undefined || permanentFlags.has('\\*') || permanentFlags.has(doneKeyword);
}
