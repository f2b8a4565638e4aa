/** The part of a stream that is held: what has not been looked at, and what is kept until its end has come. */
export interface Window {
  bytes: Uint8Array;
  /** Where `bytes` begins in the stream. */
  base: number;
  /** How many of `bytes` are filled. */
  filled: number;
  /** Next one to be looked at, from the beginning of `bytes`. */
  at: number;
  /** From here in the stream bytes must stay. */
  keep: number;
  /** Nothing follows what is held. */
  ended: boolean;
}

const usual = 1 << 18;

export function newWindow(): Window {
  return { bytes: new Uint8Array(usual), base: 0, filled: 0, at: 0, keep: 0, ended: false };
}

/** Takes in what follows; what lies before `keep` goes. */
export function addTo(window: Window, chunk: Uint8Array): void {
  const drop = Math.min(Math.max(window.keep - window.base, 0), window.filled);
  const held = window.filled - drop;
  const need = held + chunk.length;
  const tooWide = window.bytes.length > 16 * usual && need < usual;
  if (need > window.bytes.length || tooWide) {
    const wider = new Uint8Array(tooWide ? usual : Math.max(need, 2 * held));
    wider.set(window.bytes.subarray(drop, window.filled));
    window.bytes = wider;
  } else if (drop > 0) {
    window.bytes.copyWithin(0, drop, window.filled);
  }
  window.bytes.set(chunk, held);
  window.base += drop;
  window.at -= drop;
  window.filled = need;
}

/** A copy of the held bytes between two places of the stream. */
export function copyOf(window: Window, from: number, to: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(window.bytes.subarray(from - window.base, to - window.base));
}
