import type { Fault } from "./faults.ts";

/** Draws a fault, or none, for each request: the same ones for the same seed. */
export function randomFaults(options: {
  seed: number;
  rate: number;
  faults: readonly Fault[];
}): () => Fault | undefined {
  const next = randomNumbers(options.seed);
  return () => (next() < options.rate ? options.faults[Math.floor(next() * options.faults.length)] : undefined);
}

/** Numbers from 0 up to 1, by mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
