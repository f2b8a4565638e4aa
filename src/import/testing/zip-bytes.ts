import { crc32 } from "../../lib/crc32.ts";

/** A file to be put into a ZIP, with whatever is to be stated of it that is not so. */
export interface RawEntry {
  name: string | Uint8Array;
  content: Uint8Array;
  stored?: boolean;
  /** The content packed by deflate, for what is not stored. */
  packed?: Uint8Array;
  stated?: { crc?: number; size?: number; packed?: number; method?: number; flags?: number; place?: number };
  /** Sizes and place stand in 64 bits. */
  wide?: boolean;
  /** Not put into the file but only listed, for entries that lie in others. */
  onlyListed?: boolean;
}

export interface RawEnd {
  comment?: Uint8Array;
  /** Put before the ZIP. */
  before?: Uint8Array;
  count?: number;
  size?: number;
  start?: number;
  disk?: number;
  wide?: boolean;
}

const limit32 = 0xffffffff;

/** A ZIP byte by byte as told, right or wrong. Layout: PKWARE APPNOTE 6.3.10. */
export function zipBytes(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array<ArrayBuffer> {
  const before = end.before ?? new Uint8Array(0);
  const pieces: Uint8Array[] = [before];
  const list: Uint8Array[] = [];
  let place = 0;
  for (const entry of entries) {
    const { local, listed } = zipHeaders(entry, place);
    if (!entry.onlyListed) {
      pieces.push(local);
      place += local.length;
    }
    list.push(listed);
  }
  const size = list.reduce((sum, { length }) => sum + length, 0);
  const comment = end.comment ?? new Uint8Array(0);
  const count = end.count ?? entries.length;
  const records = zipEnd({ count, size: end.size ?? size, start: end.start ?? place }, end, place + size);
  return joined([...pieces, ...list, ...records, comment]);
}

/** What stands before an entry's bytes and what is listed of it; the former ends with the packed bytes. */
export function zipHeaders(entry: RawEntry, at: number): { local: Uint8Array; listed: Uint8Array } {
  const { content, stored = false, stated = {}, wide = false } = entry;
  const name = typeof entry.name === "string" ? new TextEncoder().encode(entry.name) : entry.name;
  const packed = entry.packed ?? content;
  const flags = stated.flags ?? 1 << 11;
  const size = stated.size ?? content.length;
  const packedSize = stated.packed ?? packed.length;
  const place = stated.place ?? at;
  const shared = [
    ...[2, flags, 2, stated.method ?? (stored ? 0 : 8), 4, 0x21, 4, stated.crc ?? crc32(content)],
    ...(wide ? [4, limit32, 4, limit32] : [4, packedSize, 4, size]),
  ];
  const localExtra = wide ? fields([2, 1, 2, 16, 8, size, 8, packedSize]) : new Uint8Array(0);
  const extra = wide ? fields([2, 1, 2, 24, 8, size, 8, packedSize, 8, place]) : new Uint8Array(0);
  const local = fields([4, 0x04034b50, 2, 20, ...shared, 2, name.length, 2, localExtra.length]);
  const listed = fields([
    ...[4, 0x02014b50, 2, 20, 2, 20, ...shared, 2, name.length, 2, extra.length],
    ...[2, 0, 2, 0, 2, 0, 4, 0, 4, wide ? limit32 : place],
  ]);
  return { local: joined([local, name, localExtra, packed]), listed: joined([listed, name, extra]) };
}

/** The records behind the list of files. @param at where they stand */
export function zipEnd(
  { count, size, start }: { count: number; size: number; start: number },
  { wide, disk = 0, comment }: RawEnd,
  at: number,
): Uint8Array[] {
  const plain = [4, 0x06054b50, 2, disk, 2, disk];
  const length = [2, comment?.length ?? 0];
  if (!wide) return [fields([...plain, 2, count & 0xffff, 2, count & 0xffff, 4, size, 4, start, ...length])];
  return [
    fields([4, 0x06064b50, 8, 44, 2, 45, 2, 45, 4, disk, 4, disk, 8, count, 8, count, 8, size, 8, start]),
    fields([4, 0x07064b50, 4, 0, 8, at, 4, 1]),
    fields([...plain, 2, 0xffff, 2, 0xffff, 4, limit32, 4, limit32, ...length]),
  ];
}

/** Widths in bytes and values in turn. */
function fields(list: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < list.length; at += 2) {
    let value = BigInt(list[at + 1] ?? 0);
    for (let byte = 0; byte < (list[at] ?? 0); byte++, value >>= 8n) bytes.push(Number(value & 255n));
  }
  return Uint8Array.from(bytes);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
