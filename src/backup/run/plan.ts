import type { Sha256 } from "../../conversation/model.ts";
import type { Row } from "../source.ts";
import type { StoredSegment } from "../state/records.ts";
import { type Holdings, holdingsOf } from "./survey.ts";

/** What is to be packed so that a place holds everything as it is now. */
export interface Plan {
  /** Conversations that changed, or lie in segments that are to go. */
  pack: Row[];
  /** Files of other conversations that lie in such segments, or in none any more. */
  assets: Sha256[];
  /** Files that need not be packed: they lie in segments that stay. */
  homes: ReadonlySet<Sha256>;
  /** Files that lie in some segment: one that cannot be packed stays there. */
  held: ReadonlySet<Sha256>;
}

/** A segment of which less than this is of use is written anew. */
const leastLive = 0.5;
/** More segments below this size than that are put together. */
const smallBytes = 512 * 1024;
const mostSmall = 64;

export function planOf(rows: readonly Row[], segments: readonly StoredSegment[], sealedTo: string): Plan {
  const holdings = holdingsOf(segments);
  const leaving = segmentsToLeave(rows, segments, holdings, sealedTo);
  const staying = [...holdings.assets].filter(([, { segment }]) => !leaving.has(segment.name));
  const homes = new Set(staying.map(([sha256]) => sha256));
  const pack: Row[] = [];
  const assets = new Set<Sha256>();
  for (const row of rows) {
    const found = holdings.conversations.get(row.id);
    // What is hidden is kept as it is until it is taken back or gone for good; what cannot be read, until it can.
    const isLeft = row.hidden || row.isBroken === true;
    const isKept = found && (isLeft || (found.held.rev === row.rev && !leaving.has(found.segment.name)));
    if (!isKept && !isLeft) pack.push(row);
    if (isKept) for (const sha256 of found.held.assets) if (!homes.has(sha256)) assets.add(sha256);
  }
  return { pack, assets: [...assets].sort(), homes, held: new Set(holdings.assets.keys()) };
}

/** Segments that hold what was deleted, are sealed for another key, are mostly dead, or are many and small. */
function segmentsToLeave(
  rows: readonly Row[],
  segments: readonly StoredSegment[],
  holdings: Holdings,
  sealedTo: string,
): Set<string> {
  const present = new Set(rows.map(({ id }) => id));
  const deletedFiles = filesOfDeleted(segments, present);
  const live = liveBytes(rows, holdings);
  const used = segments.filter(({ name }) => live.has(name));
  const leaving = used.filter((segment) => {
    const all = [...segment.conversations.map(({ bytes }) => bytes), ...segment.assets.map(({ size }) => size)];
    const total = all.reduce((sum, bytes) => sum + bytes, 0);
    const holdsDeleted =
      segment.conversations.some(({ id }) => !present.has(id)) ||
      segment.assets.some(({ sha256 }) => deletedFiles.has(sha256));
    return holdsDeleted || segment.sealedTo !== sealedTo || (live.get(segment.name) ?? 0) < leastLive * total;
  });
  const small = used.filter(({ size }) => size < smallBytes);
  return new Set([...leaving, ...(small.length > mostSmall ? small : [])].map(({ name }) => name));
}

/** Files that only conversations showed which are gone. */
function filesOfDeleted(segments: readonly StoredSegment[], present: ReadonlySet<string>): Set<Sha256> {
  const shown = (isThere: boolean) =>
    segments.flatMap(({ conversations }) =>
      conversations.filter(({ id }) => present.has(id) === isThere).flatMap(({ assets }) => assets),
    );
  const kept = new Set(shown(true));
  return new Set(shown(false).filter((sha256) => !kept.has(sha256)));
}

/** Bytes of each segment that are the newest of something that the archive has. */
function liveBytes(rows: readonly Row[], { conversations, assets }: Holdings): Map<string, number> {
  const live = new Map<string, number>();
  const counted = new Set<Sha256>();
  const add = ({ name }: StoredSegment, bytes: number) => live.set(name, (live.get(name) ?? 0) + bytes);
  for (const { id } of rows) {
    const found = conversations.get(id);
    if (!found) continue;
    add(found.segment, found.held.bytes);
    for (const sha256 of found.held.assets) {
      const home = assets.get(sha256);
      if (!home || counted.has(sha256)) continue;
      counted.add(sha256);
      add(home.segment, home.size);
    }
  }
  return live;
}
