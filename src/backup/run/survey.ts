import type { Sha256 } from "../../conversation/model.ts";
import type { Moved, Segment } from "../manifest.ts";
import type { Row } from "../source.ts";
import { bySegmentOrder, type HeldConversation, type StoredSegment } from "../state/records.ts";

/** Where everything is that the segments of a place hold: the newest of each. */
export interface Holdings {
  conversations: ReadonlyMap<string, { segment: StoredSegment; held: HeldConversation }>;
  assets: ReadonlyMap<Sha256, { segment: StoredSegment; size: number }>;
}

export function holdingsOf(segments: readonly StoredSegment[]): Holdings {
  const conversations = new Map<string, { segment: StoredSegment; held: HeldConversation }>();
  const assets = new Map<Sha256, { segment: StoredSegment; size: number }>();
  for (const segment of segments.toSorted(bySegmentOrder)) {
    for (const held of segment.conversations) conversations.set(held.id, { segment, held });
    for (const { sha256, size } of segment.assets) assets.set(sha256, { segment, size });
  }
  return { conversations, assets };
}

/**
 * The segments that a manifest names: those that hold the newest of some conversation which the archive still has, be it
 * older than the archive's, or of a file that one of these shows.
 */
export function liveSegments(rows: readonly Row[], segments: readonly StoredSegment[]): Segment[] {
  const { conversations, assets } = holdingsOf(segments);
  const live = new Map<string, { conversations: string[]; assets: Set<Sha256> }>();
  const partOf = ({ name }: StoredSegment) => {
    const part = live.get(name) ?? { conversations: [], assets: new Set() };
    live.set(name, part);
    return part;
  };
  for (const { id } of rows) {
    const found = conversations.get(id);
    if (!found) continue;
    partOf(found.segment).conversations.push(id);
    for (const sha256 of found.held.assets) {
      const home = assets.get(sha256);
      if (home) partOf(home.segment).assets.add(sha256);
    }
  }
  return segments.toSorted(bySegmentOrder).flatMap(({ name, size, sha256, pieces }) => {
    const part = live.get(name);
    if (!part) return [];
    const held = { conversations: part.conversations.sort(), assets: [...part.assets].sort() };
    return [{ name, size, sha256, ...held, ...(pieces ? { pieces } : {}) }];
  });
}

/** How many files of conversations that the archive has no segment holds, as they could not be read. */
export function lackingFiles(rows: readonly Row[], { conversations, assets }: Holdings): number {
  const shown = rows.flatMap(({ id }) => conversations.get(id)?.held.assets ?? []);
  return new Set(shown.filter((sha256) => !assets.has(sha256))).size;
}

/**
 * Of the conversations that were known under another id at first those that somebody may have read here under it: a file of
 * this place names it, or did.
 */
export function movedHere(
  moved: readonly Moved[],
  segments: readonly StoredSegment[],
  before: readonly Moved[] = [],
): Moved[] {
  const named = new Set(before.map(({ from }) => from));
  for (const { conversations } of segments) for (const { id } of conversations) named.add(id);
  return moved.filter(({ from }) => named.has(from));
}
