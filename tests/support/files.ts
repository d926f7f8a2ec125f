/** Files that people attach, made here: nobody's photo, and nothing from anywhere. */
import { deflateSync } from "node:zlib";

/** What Playwright gives to a file chooser. */
export interface Picked {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A picture of this size that does not become small: noise, the same each time. */
export function photo(name: string, width = 1600, height = 1200): Picked {
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  let seed = 12_345;
  for (let at = 0; at < pixels.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    pixels[at] = at % row === 0 ? 0 : seed >>> 24;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(pixels, { level: 1 })), chunk("IEND", Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
  return { name, mimeType: "image/png", buffer };
}

/** A paper of so many bytes. */
export function paper(name: string, size: number): Picked {
  const buffer = Buffer.alloc(size, "Рабочий лист. ");
  buffer.write("%PDF-1.4\n");
  return { name, mimeType: "application/pdf", buffer };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
