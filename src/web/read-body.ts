/**
 * The text of a request, of which no more is read than is allowed. It may come with a length, in pieces, or not at all.
 *
 * @param most bytes
 * @returns undefined where there is more, or the connection broke off
 */
export async function readBody(request: Request, most: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  if (!request.body) return '';
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of request.body) {
      length += piece.length;
      if (length > most) return undefined;
      pieces.push(piece);
    }
  } catch (error) {
    // Whoever went away in the middle needs no answer, and nobody has to be told.
    if (error instanceof Error) return undefined;
    throw error;
  }
  return Buffer.concat(pieces).toString('utf8');
}
