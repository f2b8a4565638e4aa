/** What the records of a ZIP file say of one stored entry. Layout: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5. */
export interface ZipRecord {
  name: Uint8Array;
  date: Date;
  crc: number;
  /** Bytes; the same packed and unpacked, for nothing is compressed. */
  size: number;
  /** Where the local header lies in the file. */
  offset: number;
}

/** Above these, the sizes and counts stand in Zip64 fields and the plain fields hold the limit itself. */
export const limit32 = 0xffffffff;
export const limit16 = 0xffff;

/** Names are UTF-8. */
const utf8Flag = 1 << 11;
const plainVersion = 20;
const zip64Version = 45;
/** Made on Unix, so that unpackers take over the mode below. */
const madeOnUnix = 3 << 8;
const readableFile = 0o100644;

/** The header that stands before an entry's bytes. */
export function localHeader(record: ZipRecord): Uint8Array<ArrayBuffer> {
  const big = record.size >= limit32;
  const extra = joined([big ? zip64Extra([record.size, record.size]) : none, timeExtra(record.date)]);
  const head = fields(30, [
    [4, 0x04034b50],
    [2, big ? zip64Version : plainVersion],
    ...shared(record, big),
    [2, record.name.length],
    [2, extra.length],
  ]);
  return joined([head, record.name, extra]);
}

/** The entry's line in the directory at the end of the file. */
export function directoryRecord(record: ZipRecord): Uint8Array<ArrayBuffer> {
  const big = record.size >= limit32;
  const far = record.offset >= limit32;
  const wide = [...(big ? [record.size, record.size] : []), ...(far ? [record.offset] : [])];
  const extra = joined([wide.length > 0 ? zip64Extra(wide) : none, timeExtra(record.date)]);
  const version = wide.length > 0 ? zip64Version : plainVersion;
  const head = fields(46, [
    [4, 0x02014b50],
    [2, madeOnUnix | version],
    [2, version],
    ...shared(record, big),
    [2, record.name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, readableFile * 0x10000],
    [4, far ? limit32 : record.offset],
  ]);
  return joined([head, record.name, extra]);
}

/** The end of the file: how many entries, and where the directory lies. */
export function endRecords(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const wide = count >= limit16 || size >= limit32 || offset >= limit32;
  const plain = fields(22, [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(count, limit16)],
    [2, Math.min(count, limit16)],
    [4, Math.min(size, limit32)],
    [4, Math.min(offset, limit32)],
    [2, 0],
  ]);
  return wide ? joined([zip64End(count, size, offset), plain]) : plain;
}

function zip64End(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const record = fields(56, [
    [4, 0x06064b50],
    [8, 44],
    [2, madeOnUnix | zip64Version],
    [2, zip64Version],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
  ]);
  const locator = fields(20, [
    [4, 0x07064b50],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ]);
  return joined([record, locator]);
}

/** The fields that local header and directory have in common, from the flags to the unpacked size. */
function shared({ date, crc, size }: ZipRecord, big: boolean): Field[] {
  const [time, day] = dosTime(date);
  const shown = big ? limit32 : size;
  return [
    [2, utf8Flag],
    [2, 0],
    [2, time],
    [2, day],
    [4, crc],
    [4, shown],
    [4, shown],
  ];
}

/** Local time of day in steps of two seconds, and local date since 1980, as ZIP files have kept them since DOS. */
function dosTime(date: Date): [time: number, day: number] {
  const year = date.getFullYear();
  if (!(year >= 1980)) return [0, (1 << 5) | 1];
  if (year > 2107) return [0xbf7d, 0xff9f];
  return [
    (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1),
    ((year - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate(),
  ];
}

/** The exact time in UTC ("UT" extra field), which unpackers on other clocks prefer to the DOS time; absent where it has no room. */
function timeExtra(date: Date): Uint8Array<ArrayBuffer> {
  const seconds = Math.floor(date.getTime() / 1000);
  if (!(seconds >= 0 && seconds <= 0x7fffffff)) return none;
  return fields(9, [
    [2, 0x5455],
    [2, 5],
    [1, 1],
    [4, seconds],
  ]);
}

function zip64Extra(values: number[]): Uint8Array<ArrayBuffer> {
  return fields(4 + 8 * values.length, [[2, 1], [2, 8 * values.length], ...values.map((value): Field => [8, value])]);
}

/** Width in bytes and value of one little-endian field. */
type Field = [width: 1 | 2 | 4 | 8, value: number];

function fields(length: number, list: Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of list) {
    if (width === 1) view.setUint8(at, value);
    else if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

const none = new Uint8Array(0);

function joined(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
