import type { SimpleParserOptions } from 'mailparser';

/** How mails are taken apart: mails within mails stay whole, and nothing takes long. */
export const parserLimits: SimpleParserOptions = {
  skipImageLinks: true,
  skipTextToHtml: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  keepCidLinks: true,
  checksumAlgo: false,
  maxHtmlLengthToParse: 100_000,
  maxHeadSize: 256 * 1024,
  maxChildNodes: 200,
};
