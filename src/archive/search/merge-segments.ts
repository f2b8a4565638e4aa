import type { Archive } from "../open.ts";
import type { WriteTransaction } from "../schema.ts";
import { inTransaction } from "../transaction.ts";
import { withoutNames } from "./doc-table.ts";
import { isIndexDamage } from "./index-damage.ts";
import type { DocTable, IndexState, SegmentState } from "./index-records.ts";
import { type Leaf, leafWriter } from "./leaf-writer.ts";
import { segmentsToMerge } from "./merge-plan.ts";
import { mergedTable, mergedTerms, type Source, sourceOf } from "./merge-terms.ts";
import { dropSegment, stateOf, writePosts, writeState, writeTable, writeTerms } from "./segment-writer.ts";
import { indexStores, loadSegments, readState } from "./segments.ts";
import { isDue, rest, slices } from "./slices.ts";
import type { UpdateOptions } from "./update-index.ts";

/** Lists written in one transaction. */
const leavesAtOnce = 64;

type Quiet = Pick<UpdateOptions, "signal" | "atRest">;

/** A merge that was begun: into which segment, and what is merged as it was then. */
interface Plan {
  into: number;
  from: SegmentState[];
}

/**
 * Merges segments where there are too many of a size, or too much in them is dead. The new segment is written beside the
 * old ones and takes their place in one transaction at the end; broken off before, it is rubbish that the next merge
 * removes. Gives false when there was nothing to merge, or another context has taken the merging over.
 */
export async function mergeSegments(archive: Archive, options: Quiet = {}): Promise<boolean> {
  const state = await readState(archive.db.transaction(indexStores));
  if (segmentsToMerge(state).length === 0) return false;
  const plan = await inTransaction(archive, [...indexStores], "relaxed", begin);
  if (!plan) return false;
  const sources = await sourcesOf(archive, plan);
  if (!sources) return false;
  const table = mergedTable(sources);
  const terms = await writeLeaves(archive, plan, sources, table, options).catch(async (error: unknown) => {
    // All in a segment may have died while it was read, or another merge was quicker: then it is gone by rights.
    if (isIndexDamage(error) && !(await sourcesOf(archive, plan))) return undefined;
    throw error;
  });
  if (!terms) return false;
  await inTransaction(archive, [...indexStores], "relaxed", (transaction) =>
    commit(transaction, plan, { sources, table, terms }),
  );
  return true;
}

async function begin(transaction: WriteTransaction): Promise<Plan | undefined> {
  const state = await readState(transaction);
  const from = segmentsToMerge(state);
  if (from.length === 0) return undefined;
  if (state.merging !== undefined) await dropSegment(transaction, state.merging);
  const into = state.next;
  await writeState(transaction, { ...state, next: into + 1, merging: into });
  return { into, from };
}

async function sourcesOf({ db }: Archive, { from }: Plan): Promise<Source[] | undefined> {
  const transaction = db.transaction(indexStores);
  const state = await readState(transaction);
  const held = await loadSegments(db, transaction, state);
  const sources = from.flatMap((segment) => {
    const its = held.find(({ id }) => id === segment.id);
    return its ? [sourceOf(its, segment)] : [];
  });
  return sources.length === from.length ? sources : undefined;
}

/** Writes the lists of the new segment as they come; gives their terms, or `undefined` when another took over or the signal stopped it. */
async function writeLeaves(
  archive: Archive,
  { into }: Plan,
  sources: Source[],
  table: DocTable,
  { signal, atRest }: Quiet,
): Promise<string[] | undefined> {
  const writer = leafWriter(table.ids.length);
  const work = slices(atRest);
  const terms: string[] = [];
  let waiting: Leaf[] = [];
  const flush = async () => {
    await atRest?.();
    return inTransaction(archive, [...indexStores], "relaxed", async (transaction) => {
      if ((await readState(transaction)).merging !== into) return false;
      await writePosts(transaction, into, terms.length - waiting.length, waiting);
      waiting = [];
      return true;
    });
  };
  const take = (leaf: Leaf | undefined) => {
    if (!leaf) return;
    terms.push(leaf.terms);
    waiting.push(leaf);
  };
  for await (const { term, postings } of mergedTerms(archive, sources)) {
    if (postings.length > 0) take(writer.add(term, postings));
    if (signal?.aborted) return undefined;
    if (isDue(work)) await rest(work);
    if (waiting.length >= leavesAtOnce && !(await flush())) return undefined;
  }
  take(writer.end());
  return (await flush()) ? terms : undefined;
}

interface Written {
  sources: Source[];
  table: DocTable;
  terms: string[];
}

async function commit(transaction: WriteTransaction, { into, from }: Plan, written: Written): Promise<void> {
  const { merging, ...state } = await readState(transaction);
  if (merging !== into) return;
  const now = written.sources.map(({ id }) => state.segments.find((segment) => segment.id === id));
  // All in one of them has died meanwhile: the next merge goes without it.
  if (now.includes(undefined)) return;
  const dead = written.sources.flatMap((source, place) => diedSince(source, now[place]));
  const segment = stateOf(into, written.table, written.terms);
  const isUnclean = now.some(
    (segment, place) => segment?.scrub && segment.dead.length > (from[place]?.dead.length ?? 0),
  );
  const rest = state.segments.filter(({ id }) => !from.some((one) => one.id === id));
  const isEmpty = dead.length >= segment.docs;
  const whole: SegmentState = { ...segment, dead: Uint32Array.from(dead), ...(isUnclean ? { scrub: true } : {}) };
  const next: IndexState = { ...state, segments: isEmpty ? rest : [...rest, whole] };
  for (const { id } of from) await dropSegment(transaction, id);
  if (isEmpty) await dropSegment(transaction, into);
  else {
    await writeTable(transaction, into, withoutNames(written.table, dead));
    await writeTerms(transaction, into, written.terms);
  }
  await writeState(transaction, next);
}

/** New places of what died while the merge went on; a segment that is gone has died as a whole. */
function diedSince({ places }: Source, now: SegmentState | undefined): number[] {
  const dead = now ? [...now.dead] : [...places.keys()];
  return dead.map((place) => places[place] ?? -1).filter((place) => place >= 0);
}
