import { pieceEnd, segmentPattern } from "./names.ts";

/**
 * Files that somebody took from a place, with pieces of segments put together. Those of which one is plainly missing stay as they
 * are; whether the last is there shows when the whole is read.
 */
export function joinPieces(files: readonly File[]): File[] {
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const whole = file.name.replace(pieceEnd, "");
    const isPiece = whole !== file.name && segmentPattern.test(whole);
    const key = isPiece ? whole : `/${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups].flatMap(([name, group]) => (name.startsWith("/") ? group : joined(name, group)));
}

function joined(name: string, pieces: readonly File[]): File[] {
  const sorted = pieces.toSorted((a, b) => numberOf(a) - numberOf(b));
  if (sorted.some((piece, nth) => numberOf(piece) !== nth + 1)) return sorted;
  const lastModified = Math.max(...sorted.map((piece) => piece.lastModified));
  return [new File(sorted, name, { lastModified })];
}

function numberOf({ name }: File): number {
  return Number(name.slice(-13, -9));
}
