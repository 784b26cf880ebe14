/** What a browser says of where a form was sent from. */
export interface Provenance {
  secFetchSite: string | undefined;
  origin: string | undefined;
  host: string | undefined;
}

/**
 * Whether a form may have been sent from our own page. Browsers say so in Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/);
 * older ones only in Origin, which is "null" from a page that gives no referrer, as ours.
 *
 * @param publicUrl what our pages' addresses begin with
 */
export function isFromOwnPage({ secFetchSite, origin, host }: Provenance, publicUrl: string): boolean {
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin' || secFetchSite === 'none';
  if (origin === undefined || origin === 'null') return true;
  return origin === URL.parse(publicUrl)?.origin || URL.parse(origin)?.host === host;
}
