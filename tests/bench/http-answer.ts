export interface HttpAnswer {
  status: number;
  body: string;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * One answer from the bytes of a connection (RFC 9112 §6). Written by hand, because the load must cost less than what it measures.
 *
 * @returns undefined while something is missing
 */
export function readAnswer(bytes: Buffer): HttpAnswer | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const rest = bytes.subarray(end + headEnd.length);
  const status = Number(head.slice(9, 12));
  if (status === 304) return { status, body: '' };
  const length = lengthField.exec(head)?.[1];
  if (length === undefined) {
    const body = joinChunks(rest);
    return body === undefined ? undefined : { status, body };
  }
  return rest.length < Number(length) ? undefined : { status, body: rest.toString('utf8', 0, Number(length)) };
}

const lengthField = /\ncontent-length: *(\d+)/i;

/** Whether all of an answer has come; looks at no more of it than that takes. */
export function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return false;
  if (hasNoBody(bytes)) return true;
  const length = lengthField.exec(bytes.toString('latin1', 0, end))?.[1];
  if (length === undefined) return joinChunks(bytes.subarray(end + headEnd.length)) !== undefined;
  return bytes.length >= end + headEnd.length + Number(length);
}

/** `HTTP/1.1 304`: no body, whatever its header fields say (RFC 9112 §6.3). */
function hasNoBody(bytes: Buffer): boolean {
  return bytes[9] === 0x33 && bytes[10] === 0x30 && bytes[11] === 0x34;
}

/** The chunked transfer coding (RFC 9112 §7.1). */
function joinChunks(bytes: Buffer): string | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  while (true) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const start = lineEnd + 2;
    if (bytes.length < start + size + 2) return undefined;
    if (size === 0) return Buffer.concat(parts).toString();
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}
