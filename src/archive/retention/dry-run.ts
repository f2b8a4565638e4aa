import { breathe } from "../../lib/breathe.ts";
import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
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
  let after = "";
  for (;;) {
    signal.throwIfAborted();
    const rows = await rowsAfter(archive, after, rowsAtOnce);
    const judged = await judge(archive, rule, rows, means);
    found.push(...judged.found.map(foundOf));
    for (const why of Object.keys(spared) as (keyof typeof spared)[]) spared[why] += judged.spared[why];
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) break;
    after = last.id;
    await breathe();
  }
  return { found, went: found.reduce((all, one) => plus(all, wentOf(rule, one)), plus()), spared };
}

/** The next rows in the order of their ids. @throws ArchiveError */
export function rowsAfter(archive: Archive, after: string, count: number) {
  return guarded(() => archive.db.getAll("conversations", IDBKeyRange.lowerBound(after, true), count));
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
