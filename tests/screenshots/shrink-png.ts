/** Makes a browser's screenshot smaller, to the eye without a difference (PNG, https://www.w3.org/TR/png-3/). */

import { constants, crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const rgb = 2;
const rgba = 6;

interface Picture {
  width: number;
  height: number;
  /** 3 or 4 bytes for each pixel, no filter. */
  bytes: Buffer;
  channels: number;
}

/** The edges of letters have thousands of shades; in steps of so much they compress much better. */
const step = 8;
/** A colour of so many pixels is an area's, and stays as it is. */
const area = 250;

/**
 * Leaves out what screenshots have for nothing, the alpha channel, and compresses as well as it goes.
 *
 * @throws Error for pictures that are no screenshots: interlaced, with a palette, with other than 8 bits
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, bytes, channels } = decode(png);
  const opaque = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    bytes.copy(opaque, pixel * 3, pixel * channels, pixel * channels + 3);
  }
  coarsenEdges(opaque);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, rgb], 8);
  const plain = filterRows(opaque, width * 3, height, (row) => row);
  // Flat areas repeat the row above: subtracting it leaves zeros.
  const up = filterRows(opaque, width * 3, height, (row, above) => row.map((byte, at) => byte - (above[at] ?? 0)));
  const [smallest = Buffer.alloc(0)] = [plain, up].map(compress).sort((a, b) => a.length - b.length);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', smallest), chunk('IEND', Buffer.alloc(0))]);
}

function coarsenEdges(bytes: Buffer): void {
  const pixels = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 3) {
    const colour = bytes.readUIntBE(at, 3);
    pixels.set(colour, (pixels.get(colour) ?? 0) + 1);
  }
  for (let at = 0; at < bytes.length; at += 3) {
    if ((pixels.get(bytes.readUIntBE(at, 3)) ?? 0) >= area) continue;
    for (let channel = at; channel < at + 3; channel++) {
      bytes[channel] = Math.min(255, Math.round((bytes[channel] ?? 0) / step) * step);
    }
  }
}

function compress(rows: Buffer): Buffer {
  return deflateSync(rows, { level: 9, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY });
}

type Filter = (row: Buffer, above: Buffer) => Uint8Array;

/** Each row with the number of its filter in front: 0 for none, 2 for what was above it. */
function filterRows(bytes: Buffer, rowLength: number, height: number, filter: Filter): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = bytes.subarray(y * rowLength, (y + 1) * rowLength);
    const filtered = filter(row, bytes.subarray((y - 1) * rowLength, y * rowLength));
    return Buffer.concat([Buffer.from([filtered === row ? 0 : 2]), filtered]);
  });
  return Buffer.concat(rows);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function decode(png: Buffer): Picture {
  const data: Buffer[] = [];
  let head = Buffer.alloc(13);
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = Buffer.from(body);
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colour, , , interlaced] = head.subarray(8);
  if (depth !== 8 || (colour !== rgb && colour !== rgba) || interlaced !== 0) throw new Error('This is no screenshot.');
  const channels = colour === rgb ? 3 : 4;
  return {
    width,
    height,
    channels,
    bytes: unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels),
  };
}

function unfilter(filtered: Buffer, rowLength: number, height: number, channels: number): Buffer {
  const bytes = Buffer.alloc(rowLength * height);
  for (let y = 0; y < height; y++) {
    const kind = filtered[y * (rowLength + 1)] ?? 0;
    for (let x = 0; x < rowLength; x++) {
      const left = x < channels ? 0 : (bytes[y * rowLength + x - channels] ?? 0);
      const up = y === 0 ? 0 : (bytes[(y - 1) * rowLength + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (bytes[(y - 1) * rowLength + x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind] ?? 0;
      bytes[y * rowLength + x] = (filtered[y * (rowLength + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return bytes;
}

/** The Paeth predictor (§9.4). */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
