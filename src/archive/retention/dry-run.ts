import { breathe } from "../../lib/breathe.ts";
import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { type RowPart, rowReader } from "../row-parts.ts";
import { type Candidate, type Judged, type JudgeMeans, judge } from "./candidates.ts";
import type { Went } from "./records.ts";
import type { Rule } from "./rule.ts";

/** What a rule would delete if it ran now. */
export interface DryRun {
  /** In the order of their ids; of images and files, the chats they are in. */
  found: Found[];
  /** All of these. */
  went: Went;
  spared: Judged["spared"];
  /** Ids of chats that cannot be read: whatever the rule says, they stay. */
  unread: string[];
}

export interface Found {
  id: string;
  bytes: number;
  /** Images and files. */
  media: number;
}

const rowsAtOnce = 100;

/** Looks through the archive as the rule would, a part at a time, and changes nothing. @throws ArchiveError, or the signal's reason */
export async function dryRun(archive: Archive, rule: Rule, means: JudgeMeans, signal: AbortSignal): Promise<DryRun> {
  const found: Found[] = [];
  const spared: Judged["spared"] = { starred: 0, noted: 0, filed: 0, unbacked: 0 };
  const unread = new Set<string>();
  for (let after: string | undefined = ""; after !== undefined; ) {
    signal.throwIfAborted();
    const before = unread.size;
    const { rows, broken, next } = await rowsAfter(archive, after, rowsAtOnce);
    for (const id of broken) unread.add(id);
    // Records under keys of nobody's may lead back to where it was.
    after = rows.length > 0 || unread.size > before ? next : undefined;
    const judged = await judge(archive, rule, rows, means);
    found.push(...judged.found.map(foundOf));
    for (const id of judged.unread) unread.add(id);
    for (const why of Object.keys(spared) as (keyof typeof spared)[]) spared[why] += judged.spared[why];
    if (after !== undefined) await breathe();
  }
  return { found, went: found.reduce((all, one) => plus(all, wentOf(rule, one)), plus()), spared, unread: [...unread] };
}

/** The next rows, in an order that stays, and those that cannot be opened. @throws ArchiveError */
export function rowsAfter(archive: Archive, after: string, count: number): Promise<RowPart> {
  return guarded(() => rowReader(archive).read(after, count));
}

function foundOf({ row: { id }, bytes, media }: Candidate): Found {
  return { id, bytes, media: media.length };
}

/** What it counts for that one of these is gone. */
export function wentOf({ what }: Rule, { bytes, media }: Pick<Found, "bytes" | "media">): Went {
  return what === "chats" ? { chats: 1, media: 0, bytes } : { chats: 0, media, bytes };
}

/** Both together. */
export function plus(a: Went = { chats: 0, media: 0, bytes: 0 }, b: Went = { chats: 0, media: 0, bytes: 0 }): Went {
  return { chats: a.chats + b.chats, media: a.media + b.media, bytes: a.bytes + b.bytes };
}
