import { deflateRawSync } from "node:zlib";
import { type RawEnd, type RawEntry, zipBytes } from "./zip-bytes.ts";

/** As `zipBytes`, for tests in Node: what is neither stored nor packed is packed. */
export function rawZip(entries: readonly RawEntry[], end?: RawEnd): Uint8Array<ArrayBuffer> {
  const packed = entries.map((entry) =>
    entry.stored || entry.packed ? entry : { ...entry, packed: deflateRawSync(entry.content) },
  );
  return zipBytes(packed, end);
}
