import type { Choice } from "../protocol.ts";

/** Whether the item at a place is to be taken. */
export function takes({ bits, listed }: Choice, at: number): boolean {
  return at >= listed || (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
}
