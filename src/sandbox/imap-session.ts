/** One connection to the IMAP server: what its client asks, and what it is told (RFC 3501 §6). */

import { fetched, marksSeen, type StoredMail, showsText } from './imap-fetch.ts';
import type { ImapManners } from './imap-manners.ts';
import { holds, type ImapCommand, nextCommand, readCommand } from './imap-syntax.ts';

export interface Mailboxes {
  folders: Map<string, StoredMail[]>;
  nextUid: Map<string, number>;
  store: (folder: string, mail: StoredMail['mail'], flags: Iterable<string>) => number;
  manners: ImapManners;
}

/** Ends the connection without an answer. */
class Broken extends Error {}

/** @param say writes to the client. `receive` returns false when the connection is to be closed. */
export function createSession({ folders, nextUid, store, manners }: Mailboxes, say: (text: string) => void) {
  const capabilities = `IMAP4rev1 UIDPLUS ${manners.canMove ? 'MOVE ' : ''}IDLE LITERAL+`;
  const { uidValidity } = manners;
  let received = '';
  let folder: string | undefined;
  let idleTag: string | undefined;
  let known: number[] = [];
  say(`* OK [CAPABILITY ${capabilities}] The sandbox's mailbox\r\n`);

  const mails = () => folders.get(folder ?? '') ?? [];

  /** Tells what came and went since the client last heard. */
  function refresh(): void {
    if (folder === undefined) return;
    const now = mails().map(({ uid }) => uid);
    for (let index = known.length - 1; index >= 0; index -= 1) {
      if (!now.includes(known[index] ?? 0)) say(`* ${index + 1} EXPUNGE\r\n`);
    }
    if (now.some((uid) => !known.includes(uid))) say(`* ${now.length} EXISTS\r\n`);
    known = now;
  }

  function chosen(command: ImapCommand): { mail: StoredMail; sequence: number }[] {
    const byUid = command.name.startsWith('UID ');
    const all = mails();
    const highest = byUid ? (all.at(-1)?.uid ?? 0) : all.length;
    return all
      .map((mail, index) => ({ mail, sequence: index + 1 }))
      .filter(({ mail, sequence }) => holds(String(command.values[0]), byUid ? mail.uid : sequence, highest));
  }

  const remove = (gone: Set<StoredMail>) => {
    if (folder !== undefined)
      folders.set(
        folder,
        mails().filter((mail) => !gone.has(mail)),
      );
    refresh();
  };

  function transfer(command: ImapCommand, isMove: boolean): string {
    const target = String(command.values[1]);
    if (!folders.has(target)) return 'NO [TRYCREATE] no such mailbox';
    const picked = chosen(command).map(({ mail }) => mail);
    if (picked.length === 0) return 'OK nothing to do';
    const uids = picked.map(({ mail, flags }) => store(target, mail, flags));
    const code = `[COPYUID ${uidValidity} ${picked.map(({ uid }) => uid).join(',')} ${uids.join(',')}]`;
    if (!isMove) return `OK ${code} copied`;
    say(`* OK ${code}\r\n`);
    remove(new Set(picked));
    return 'OK moved';
  }

  function setFlags(command: ImapCommand): string {
    const [, how, flags] = command.values;
    const permanent = manners.permanentFlags.split(' ');
    const given = [flags ?? []]
      .flat()
      .map(String)
      .filter((flag) => permanent.includes(flag) || permanent.includes('\\*'));
    for (const { mail, sequence } of chosen(command)) {
      if (String(how).startsWith('-')) for (const flag of given) mail.flags.delete(flag);
      else mail.flags = new Set([...(String(how).startsWith('+') ? mail.flags : []), ...given]);
      if (!/SILENT/i.test(String(how))) say(`* ${sequence} FETCH ${fetched(mail, 'FLAGS')}\r\n`);
    }
    return 'OK stored';
  }

  function open(name: string, isReadOnly: boolean): string {
    const path = name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
    if (!folders.has(path)) return 'NO [NONEXISTENT] no such mailbox';
    folder = path;
    known = mails().map(({ uid }) => uid);
    say(`* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)\r\n* ${known.length} EXISTS\r\n* 0 RECENT\r\n`);
    say(`* OK [PERMANENTFLAGS (${manners.permanentFlags})] these\r\n`);
    say(`* OK [UIDVALIDITY ${uidValidity}] valid\r\n* OK [UIDNEXT ${nextUid.get(path) ?? 1}] next\r\n`);
    return `OK [READ-${isReadOnly ? 'ONLY' : 'WRITE'}] opened`;
  }

  function search(command: ImapCommand): string {
    const byUid = command.name.startsWith('UID ');
    const words = command.values.flat().map((word) => String(word).toUpperCase());
    const found = mails()
      .map((mail, index) => ({ mail, sequence: index + 1 }))
      .filter(({ mail }) => {
        const keyword = String(command.values.flat()[words.findIndex((one) => /^(UN)?KEYWORD$/.test(one)) + 1] ?? '');
        if (words.includes('UNKEYWORD')) return !mail.flags.has(keyword);
        if (words.includes('KEYWORD')) return mail.flags.has(keyword);
        if (words.includes('UNSEEN')) return !mail.flags.has('\\Seen');
        return !words.includes('SEEN') || mail.flags.has('\\Seen');
      });
    say(`* SEARCH${found.map(({ mail, sequence }) => ` ${byUid ? mail.uid : sequence}`).join('')}\r\n`);
    return 'OK found';
  }

  const commands: Record<string, (command: ImapCommand) => string> = {
    CAPABILITY() {
      say(`* CAPABILITY ${capabilities}\r\n`);
      return 'OK done';
    },
    LOGIN() {
      if (manners.refusedLogins === 0) return `OK [CAPABILITY ${capabilities}] welcome`;
      manners.refusedLogins -= 1;
      return 'NO [AUTHENTICATIONFAILED] user or password is wrong';
    },
    NOOP: () => 'OK done',
    CHECK: () => 'OK done',
    LIST({ values: [, pattern] }) {
      const names =
        pattern === '' ? [''] : [...folders.keys()].filter((name) => /[*%]/.test(String(pattern)) || name === pattern);
      for (const name of names) say(`* LIST (${name === '' ? '\\Noselect' : '\\HasNoChildren'}) "/" "${name}"\r\n`);
      return 'OK listed';
    },
    LSUB: () => 'OK listed',
    CREATE({ values: [name] }) {
      if (folders.has(String(name))) return 'NO [ALREADYEXISTS] it is there';
      folders.set(String(name), []);
      return 'OK created';
    },
    SUBSCRIBE: () => 'OK done',
    STATUS({ values: [name] }) {
      const inside = folders.get(String(name));
      if (!inside) return 'NO [NONEXISTENT] no such mailbox';
      const unseen = inside.filter(({ flags }) => !flags.has('\\Seen')).length;
      const next = nextUid.get(String(name)) ?? 1;
      say(
        `* STATUS "${String(name)}" (MESSAGES ${inside.length} UIDNEXT ${next} UIDVALIDITY ${uidValidity} UNSEEN ${unseen})\r\n`,
      );
      return 'OK done';
    },
    SELECT: ({ values: [name] }) => open(String(name), false),
    EXAMINE: ({ values: [name] }) => open(String(name), true),
    FETCH(command) {
      for (const { mail, sequence } of chosen(command)) {
        if (showsText(command.values[1])) {
          if (manners.breaksAt.has(mail.uid)) throw new Broken();
          if (manners.refusesToShow.has(mail.uid)) return 'NO [SERVERBUG] it cannot be read';
        }
        if (marksSeen(command.values[1])) mail.flags.add('\\Seen');
        say(`* ${sequence} FETCH ${fetched(mail, command.values[1])}\r\n`);
      }
      return 'OK fetched';
    },
    STORE: setFlags,
    SEARCH: search,
    COPY: (command) => transfer(command, false),
    MOVE: (command) => transfer(command, true),
    EXPUNGE(command) {
      const among = command.values.length > 0 ? chosen(command).map(({ mail }) => mail) : mails();
      remove(new Set(among.filter(({ flags }) => flags.has('\\Deleted'))));
      return 'OK expunged';
    },
    CLOSE() {
      folder = undefined;
      return 'OK closed';
    },
    LOGOUT() {
      say('* BYE\r\n');
      return 'OK bye';
    },
  };

  /** @returns false after LOGOUT */
  function perform(line: string): boolean {
    if (idleTag !== undefined) {
      say(`${idleTag} OK idle over\r\n`);
      idleTag = undefined;
      return true;
    }
    const command = readCommand(line);
    if (command.name === 'IDLE') {
      idleTag = command.tag;
      say('+ idling\r\n');
      return true;
    }
    const bare = command.name.replace(/^UID /, '');
    const run = Object.hasOwn(commands, bare) ? commands[bare] : undefined;
    const outcome = run ? run(command) : 'BAD unknown command';
    if (['NOOP', 'CHECK'].includes(bare)) refresh();
    say(`${command.tag} ${outcome}\r\n`);
    return bare !== 'LOGOUT';
  }

  return {
    /** New mail is told to whoever idles; others hear of it with their next NOOP. */
    announce: () => {
      if (idleTag !== undefined) refresh();
    },
    receive(text: string): boolean {
      received += text;
      for (;;) {
        const next = nextCommand(received);
        if (next === undefined) return true;
        if ('ask' in next) {
          if (next.ask) say('+ go on\r\n');
          return true;
        }
        received = next.rest;
        try {
          if (!perform(next.line)) return false;
        } catch (error) {
          if (error instanceof Broken) return false;
          if (!(error instanceof SyntaxError)) throw error;
          say('* BAD not readable\r\n');
        }
      }
    },
  };
}
