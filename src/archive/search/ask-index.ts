import type { Archive } from "../open.ts";
import type { Database, StoreName } from "../schema.ts";
import { indexDamage, isIndexDamage } from "./index-damage.ts";
import type { Needle } from "./needle.ts";
import type { Query } from "./query.ts";
import type { Rarity } from "./rank.ts";
import { noteDamage } from "./reset-index.ts";
import { type Candidate, type SegmentHits, searchSegment } from "./search-segment.ts";
import { areLoaded, type IndexTransaction, indexStores, loadSegments, readState } from "./segments.ts";
import { findWholeWords } from "./whole-words.ts";

/** Connections in which the index and what waits for it were once all conversations. */
const counted = new WeakSet<Database>();

export interface Answer {
  candidates: Candidate[];
  rarity: Rarity;
  /** Conversations of which the index knows nothing, or nothing that still holds. */
  unindexed: string[];
}

export interface Asked {
  needles: readonly Needle[];
  filters: Query["filters"];
  /** Called with the conversations that have all needles as whole words, where it would take long to find all others. */
  onEarly?: ((answer: Pick<Answer, "candidates" | "rarity">) => void) | undefined;
  onDamage?: (() => void) | undefined;
}

/** What the index knows; nothing when it is damaged, which is noted and told, so that all texts are looked at. */
export async function ask(archive: Archive, asked: Asked): Promise<Answer> {
  try {
    return await askIndex(archive, asked);
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    console.warn("searching without the index", error);
    // Where even that cannot be kept, each search tells it again.
    await noteDamage(archive).catch(() => undefined);
    asked.onDamage?.();
    const unindexed = await archive.db.getAllKeys("conversations");
    return { candidates: [], rarity: { all: unindexed.length, counts: [], now: Date.now() }, unindexed };
  }
}

/** All that the index knows, as of one moment. @throws index damage */
async function askIndex({ db }: Archive, { needles, filters, onEarly }: Asked): Promise<Answer> {
  const transaction = db.transaction([...indexStores, "unindexed", "conversations"] satisfies StoreName[]);
  const [state, unindexed] = await Promise.all([
    readState(transaction),
    transaction.objectStore("unindexed").getAllKeys(),
  ]);
  const asked = { needles, filters, passedOver: unindexed };
  const indexed = state.segments.reduce((sum, { docs, dead }) => sum + docs - dead.length, 0);
  // Some are counted twice: written again, and not taken in yet.
  const all = indexed + unindexed.length;
  if (onEarly && !areLoaded(db, state)) {
    const early = await findWholeWords(transaction, state, { ...asked, all });
    if (early && early.candidates.length > 0) onEarly(early);
  }
  const [segments, shown] = await Promise.all([
    loadSegments(db, transaction, state),
    counted.has(db) ? 0 : countShown(transaction),
  ]);
  if (all < shown) throw indexDamage("conversations missing");
  counted.add(db);
  const hits: SegmentHits[] = [];
  for (const [place, segment] of segments.entries()) {
    const its = state.segments[place];
    if (its) hits.push(await searchSegment(transaction, segment, its, asked));
  }
  const counts = needles.map((_, place) => hits.reduce((sum, one) => sum + (one.counts[place] ?? 0), 0));
  return {
    candidates: hits.flatMap(({ candidates }) => candidates),
    rarity: { all, counts, now: Date.now() },
    unindexed,
  };
}

async function countShown(transaction: IndexTransaction): Promise<number> {
  const rows = transaction.objectStore("conversations");
  const [all, hidden] = await Promise.all([rows.count(), rows.index("deletedAt").count()]);
  return all - hidden;
}
