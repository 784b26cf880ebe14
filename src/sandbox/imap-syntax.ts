/** Reading IMAP commands, and writing values (RFC 3501 §9). All texts hold one byte per character (Latin-1). */

/** An atom or a string, or a list in parentheses. */
export type ImapValue = string | ImapValue[];

export interface ImapCommand {
  tag: string;
  name: string;
  values: ImapValue[];
}

/** A literal is announced at the end of a line; its bytes and the rest of the command follow. */
const announced = /\{(\d+)(\+?)\}\r\n$/;

/**
 * Takes the next command off what was received.
 * @returns undefined while it is not complete; `ask` when the client waits for leave to send a literal
 */
export function nextCommand(received: string): { line: string; rest: string } | { ask: boolean } | undefined {
  let end = 0;
  for (;;) {
    const newline = received.indexOf('\r\n', end);
    if (newline < 0) return undefined;
    const literal = announced.exec(received.slice(end, newline + 2));
    if (!literal) return { line: received.slice(0, newline), rest: received.slice(newline + 2) };
    end = newline + 2 + Number(literal[1]);
    if (received.length < end) return { ask: literal[2] === '' && received.length === newline + 2 };
  }
}

const token = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|\{(\d+)\+?\}\r\n|([^\s()"[\]]*(?:\[[^\]]*\](?:<[^>]*>)?)?[^\s()"]*))/y;

/** @throws SyntaxError when it is no command */
export function readCommand(line: string): ImapCommand {
  const [, tag, rest] = /^(\S+) (.*)$/s.exec(line) ?? [];
  if (tag === undefined || rest === undefined) throw new SyntaxError('no command');
  const root: ImapValue[] = [];
  const open: ImapValue[][] = [root];
  token.lastIndex = 0;
  while (token.lastIndex < rest.trimEnd().length) {
    const [whole, bracket, quoted, length, atom] = token.exec(rest) ?? [''];
    if (whole === '') throw new SyntaxError('not readable');
    const inside = open.at(-1);
    if (bracket === '(') {
      const list: ImapValue[] = [];
      inside?.push(list);
      open.push(list);
    } else if (bracket === ')') open.pop();
    else if (length !== undefined) {
      const start = token.lastIndex;
      token.lastIndex += Number(length);
      inside?.push(rest.slice(start, start + Number(length)));
    } else inside?.push(quoted === undefined ? (atom ?? '') : quoted.replace(/\\(.)/g, '$1'));
  }
  const name = String(root.shift() ?? '').toUpperCase();
  return name === 'UID'
    ? { tag, name: `UID ${String(root.shift() ?? '').toUpperCase()}`, values: root }
    : { tag, name, values: root };
}

/** A string as IMAP writes it: quoted, or as a literal where that is not allowed; NIL for none. */
export function imapString(text: string | undefined): string {
  if (text === undefined) return 'NIL';
  return /[^ -~]/.test(text) ? `{${text.length}}\r\n${text}` : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** Whether a set such as `1:3,7,*` holds the number; `*` is the highest there is. */
export function holds(set: string, number: number, highest: number): boolean {
  return set.split(',').some((range) => {
    const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? highest : Number(end)));
    return number >= Math.min(from, to) && number <= Math.max(from, to);
  });
}
