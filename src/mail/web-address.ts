/**
 * The address in its normal form, as links and calendar properties may carry it.
 * @throws TypeError when it is not http or https.
 */
export function webAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) throw new TypeError('not a web address');
  return parsed.href;
}
