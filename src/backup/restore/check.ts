import { unlessBroken } from "../../archive/sealed/records.ts";
import type { Sha256, Thread } from "../../conversation/model.ts";
import { assetsOf, keyOrder, writtenThread } from "../../export/archive-json.ts";
import { canonicalJson } from "../../export/canonical-json.ts";
import { openContainer } from "../../import/container/open.ts";
import { breathe } from "../../lib/breathe.ts";
import { readStream } from "../../lib/read-stream.ts";
import { sha256Of } from "../../lib/sha256-of.ts";
import { BackupError } from "../backup-error.ts";
import type { Place } from "../places/place.ts";
import { readSegment } from "../read-place.ts";
import type { BackupSource } from "../source.ts";
import type { CollectOptions } from "./collect.ts";
import { liveFile } from "./live-file.ts";
import { type FoundBackup, segmentsOf } from "./newest-segments.ts";

/** What a restore into memory has shown. */
export interface CheckResult {
  /** Of the newest backup; ISO time. */
  at?: string;
  browsers: number;
  /** Chats that are in the backup exactly as they are here. */
  whole: number;
  /** Chats that are here too, but not as they are there. */
  differing: number;
  /** Chats that only the backup has, or that can be read there alone. */
  onlyThere: number;
  /** Chats that no backup there has yet. */
  notThere: number;
  files: number;
  /** Files that are missing, cut off or changed, manifests included. */
  damaged: number;
  /** Images and files that chats of the backup show, and that are in none of its files. */
  lostAssets: number;
}

const mostBytes = 2 ** 30;

/**
 * Opens the newest backups in memory, and compares every chat with the archive. Writes nothing anywhere.
 * @throws PlaceError, ArchiveError, and what the signal was aborted with
 */
export async function check(
  place: Place,
  backups: readonly FoundBackup[],
  archive: Pick<BackupSource, "rows" | "thread">,
  { unseal, signal, progress }: CollectOptions,
): Promise<CheckResult> {
  const segments = segmentsOf(backups);
  const rows = (await archive.rows()).filter(({ hidden }) => !hidden);
  const here = new Set(rows.map(({ id }) => id));
  const readable = new Set(rows.flatMap(({ id, isBroken }) => (isBroken ? [] : id)));
  const seen = new Map<string, "whole" | "differing" | "onlyThere">();
  const shown = new Set<Sha256>();
  const held = new Set<Sha256>();
  let damaged = backups.reduce((sum, { passed }) => sum + passed.length, 0);
  for (const [index, { device, segment }] of segments.entries()) {
    signal.throwIfAborted();
    progress(index, segments.length);
    try {
      const file = await liveFile(segment, await readSegment(place, device, segment, unseal, signal));
      const { threads, assets } = await contentsOf(file);
      for (const sha256 of assets) held.add(sha256);
      for (const thread of threads) {
        await breathe();
        const { id } = thread.conversation;
        for (const { sha256 } of assetsOf(thread)) shown.add(sha256);
        if (seen.get(id) !== "whole") seen.set(id, readable.has(id) ? await compared(thread) : "onlyThere");
      }
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      damaged += 1;
    }
  }
  progress(segments.length, segments.length);
  const count = (kind: string) => [...seen.values()].filter((each) => each === kind).length;
  const times = backups.flatMap(({ manifest }) => manifest?.at ?? []).sort();
  const at = times.at(-1);
  const listed = new Set(segments.flatMap(({ segment }) => segment.assets));
  return {
    ...(at === undefined ? {} : { at }),
    browsers: backups.length,
    whole: count("whole"),
    differing: count("differing"),
    onlyThere: count("onlyThere"),
    notThere: [...here].filter((id) => !seen.has(id)).length,
    files: segments.length,
    damaged,
    // Of some the archive never had the bytes.
    lostAssets: [...shown].filter((sha256) => listed.has(sha256) && !held.has(sha256)).length,
  };

  async function compared(thread: Thread): Promise<"whole" | "differing" | "onlyThere"> {
    const own = await archive.thread(thread.conversation.id).catch(unlessBroken);
    if (!own) return "onlyThere";
    return textOf(writtenThread(own)) === textOf(thread) ? "whole" : "differing";
  }
}

function textOf(value: unknown): string {
  return canonicalJson(value, keyOrder);
}

/** @throws BackupError `damaged` where it is no archive of ours */
async function contentsOf(file: File): Promise<{ threads: Thread[]; assets: Sha256[] }> {
  try {
    const { members } = await openContainer([file]);
    const threads: Thread[] = [];
    const assets: Sha256[] = [];
    for (const member of members) {
      const isArchive = member.path === "archive.json";
      if (!isArchive && !member.path.startsWith("assets/")) continue;
      const bytes = await readStream(member.stream(), mostBytes);
      if (!bytes) throw new BackupError("damaged");
      if (isArchive) threads.push(...threadsIn(bytes));
      else assets.push(await sha256Of(bytes));
    }
    return { threads, assets };
  } catch (cause) {
    throw cause instanceof BackupError ? cause : new BackupError("damaged", { cause });
  }
}

/** As they were written, since they are compared and kept nowhere; what is not as we write it is damaged. */
function threadsIn(bytes: Uint8Array): Thread[] {
  const { conversations } = JSON.parse(new TextDecoder().decode(bytes)) as { conversations: unknown[] };
  return conversations.map((each) => {
    const { file: _, ...thread } = Object(each) as Thread & { file?: unknown };
    if (typeof thread.conversation?.id !== "string" || !Array.isArray(thread.messages))
      throw new BackupError("damaged");
    return thread;
  });
}
