/** How mails carry what is not ASCII, and calendars long lines. */

/** RFC 2047 where it needs to be. */
export function encodedWord(text: string): string {
  return /^[ -~]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

/** At most 75 octets a line (RFC 5545 §3.1). */
export function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** Lines of 76 characters. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
}

/** RFC 2045 §6.7: lines of at most 76 characters. */
export function printable(text: string): string {
  const encodeLine = (line: string) => {
    const tokens = [...Buffer.from(line)].map((byte) =>
      byte === 0x3d || byte < 0x20 || byte > 0x7e
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    );
    let length = 0;
    return tokens.reduce((done, token) => {
      const breaks = length + token.length > 75;
      length = (breaks ? 0 : length) + token.length;
      return `${done}${breaks ? '=\r\n' : ''}${token}`;
    }, '');
  };
  return text.split('\r\n').map(encodeLine).join('\r\n');
}
