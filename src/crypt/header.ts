import { CryptError } from "./crypt-error.ts";

/** An honest header has some 200 bytes for each key; files that never end one are not read further than this. */
const longest = 16 * 1024;

const firstLine = "age-encryption.org/v1\n";

/** What seals a file: a passphrase or keys. */
export interface Header {
  by: "passphrase" | "key";
  /** Bytes up to where the payload begins. */
  length: number;
}

/** Whether bytes begin as an age file does (binary form). @param start the first 22 bytes or more */
export function looksEncrypted(start: Uint8Array): boolean {
  return ascii(start.subarray(0, firstLine.length)) === firstLine;
}

/**
 * Reads the header of an age file from its beginning.
 * @returns undefined where more bytes are needed to tell
 * @throws CryptError `not-age`, `damaged`
 */
export function readHeader(start: Uint8Array): Header | undefined {
  const known = Math.min(start.length, firstLine.length);
  if (ascii(start.subarray(0, known)) !== firstLine.slice(0, known)) throw new CryptError("not-age");
  const text = ascii(start.subarray(0, longest));
  const end = /\n--- [^\n]*\n/.exec(text);
  if (!end) {
    if (start.length >= longest) throw new CryptError("not-age");
    return undefined;
  }
  const stanzas = text.slice(0, end.index).match(/(?<=\n)-> [^\n]*/g) ?? [];
  const bySecret = stanzas.filter((stanza) => /^-> scrypt(?: |$)/.test(stanza));
  if (stanzas.length === 0 || (bySecret.length > 0 && stanzas.length > 1)) throw new CryptError("damaged");
  return { by: bySecret.length > 0 ? "passphrase" : "key", length: end.index + end[0].length };
}

/** One character for each byte. */
function ascii(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
