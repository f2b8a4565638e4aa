import type { Claim, Container, ImportFormat, ImportItem } from "../../../import/format.ts";
import type { Trouble } from "../protocol.ts";
import { troubleOf } from "./trouble.ts";

/** Files that were opened, and what in them can be imported. */
export interface Source {
  container: Container;
  claims: readonly Claim[];
  /** What of the files could not be looked at. */
  troubles: readonly Trouble[];
}

/** One thing in the files, in reading order. */
export interface Step {
  format: ImportFormat;
  item: ImportItem;
  /** Its place, from 0. */
  at: number;
  /** Bytes of all claims before its end. */
  read: number;
}

/** Bytes of all members of the claims. */
export function bytesOf(claims: readonly Claim[]): number {
  return claims.reduce((sum, claim) => sum + claimBytes(claim), 0);
}

/**
 * Everything in the claimed members, always in the same order. Where a claim cannot be read to its end, `onEnd` is told why
 * and how many items were read before, and the next one is read.
 * @throws whatever `signal` was aborted with
 */
export async function* eachItem(
  { container, claims, troubles }: Source,
  signal: AbortSignal,
  onEnd: (trouble: Trouble, at: number) => void,
): AsyncGenerator<Step> {
  let at = 0;
  for (const trouble of troubles) onEnd(trouble, at);
  let before = 0;
  for (const claim of claims) {
    const { format, members } = claim;
    try {
      for await (const item of format.read(members, { container, signal })) {
        signal.throwIfAborted();
        yield { format, item, at, read: before + item.end };
        at += 1;
      }
    } catch (error) {
      signal.throwIfAborted();
      onEnd(troubleOf(error), at);
    }
    before += claimBytes(claim);
  }
}

function claimBytes({ members }: Claim): number {
  return members.reduce((sum, { size }) => sum + size, 0);
}
