import { aessiv } from "@noble/ciphers/aes.js";
import { ArchiveError } from "../archive-error.ts";

/**
 * Ids and other words in keys, hidden: the same name always becomes the same sign, so that the database finds it, and the sign
 * tells nothing to who has not the key (AES-SIV, RFC 5297).
 */
export interface Names {
  hide(name: string): string;
  /** @throws ArchiveError `broken` for what is no sign by this key */
  show(sign: string): string;
}

/** At most so many are remembered. */
const mostKnown = 300_000;
/** Names are made as long as a multiple of this, so that their lengths tell little. */
const step = 16;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** @param key 64 bytes */
export function namesWith(key: Uint8Array): Names {
  const signs = new Map<string, string>();
  const names = new Map<string, string>();
  const remember = (name: string, sign: string) => {
    if (signs.size >= mostKnown) {
      signs.clear();
      names.clear();
    }
    signs.set(name, sign);
    names.set(sign, name);
  };
  return {
    hide(name) {
      const known = signs.get(name);
      if (known !== undefined) return known;
      const sign = signOf(aessiv(key).encrypt(lengthened(escaped(name))));
      remember(name, sign);
      return sign;
    },
    show(sign) {
      const known = names.get(sign);
      if (known !== undefined) return known;
      const name = shown(key, sign);
      remember(name, sign);
      return name;
    },
  };
}

function shown(key: Uint8Array, sign: string): string {
  try {
    return unescaped(aessiv(key).decrypt(bytesOf(sign)));
  } catch (cause) {
    throw new ArchiveError("broken", { cause });
  }
}

/** JSON writes halves of characters in a way that UTF-8 can say. */
const escaped = (name: string) => encoder.encode(JSON.stringify(name));
const unescaped = (bytes: Uint8Array) => JSON.parse(decoder.decode(bytes)) as string;

/** White space after JSON changes nothing. */
function lengthened(bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(Math.ceil(bytes.length / step) * step).fill(0x20);
  all.set(bytes);
  return all;
}

function signOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function bytesOf(sign: string): Uint8Array {
  return Uint8Array.from(atob(sign), (character) => character.charCodeAt(0));
}
