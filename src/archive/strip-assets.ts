import type { Capture, CaptureEntry } from "../conversation/capture.ts";
import type { Part, Sha256 } from "../conversation/model.ts";
import { nothingRemoved, removedFrom } from "./retention/removed-media.ts";
import type { WriteTransaction } from "./schema.ts";

/**
 * The capture without references to bytes that the archive does not hold: they become a problem that a later look can mend. Nor
 * to bytes that a rule has removed from the conversation.
 */
export async function withHeldAssets(transaction: WriteTransaction, capture: Capture): Promise<Capture> {
  const named = new Set(
    capture.entries.flatMap((entry) => (entry.kind === "message" ? entry.parts.flatMap(hashOf) : [])),
  );
  const store = transaction.objectStore("assets");
  const counts = await Promise.all([...named].map(async (hash) => [hash, await store.count(hash)] as const));
  const removed = named.size > 0 ? await removedFrom(transaction, capture.conversation.id) : nothingRemoved;
  const lost = new Set(counts.flatMap(([hash, count]) => (count === 0 || removed.hashes.includes(hash) ? [hash] : [])));
  return lost.size === 0 ? capture : { ...capture, entries: capture.entries.map((entry) => strip(entry, lost)) };
}

function hashOf(part: Part): Sha256[] {
  return (part.kind === "image" || part.kind === "file") && part.asset ? [part.asset.sha256] : [];
}

function strip(entry: CaptureEntry, lost: ReadonlySet<Sha256>): CaptureEntry {
  if (entry.kind !== "message") return entry;
  return {
    ...entry,
    parts: entry.parts.map((part) => (hashOf(part).some((hash) => lost.has(hash)) ? without(part) : part)),
  };
}

function without(part: Part): Part {
  if (part.kind !== "image" && part.kind !== "file") return part;
  const { asset: _, ...rest } = part;
  return { ...rest, problem: "bytes-not-stored" };
}
