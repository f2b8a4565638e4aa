import type { Archive } from "../open.ts";
import type { ByteReader } from "./bytes.ts";
import { docAt, docTable } from "./doc-table.ts";
import { indexDamage, readable } from "./index-damage.ts";
import type { DocTable, SegmentState } from "./index-records.ts";
import { posting, readPostings } from "./postings.ts";
import type { LoadedSegment } from "./segments.ts";
import { wholePosts } from "./whole-records.ts";

/** Lists of postings read at once. */
const leavesAtOnce = 64;

/** A segment that is being merged. */
export interface Source {
  id: number;
  segment: LoadedSegment;
  /** By place in it the place in the new segment; -1 for the dead. */
  places: Int32Array;
  wideFrom: number;
  /** The list it has come to, its terms, and the term in it. */
  leaf: number;
  terms: string[];
  at: number;
  postings: ByteReader;
  /** Postings read ahead, by leaf. */
  ahead: Map<number, Uint8Array>;
}

export function sourceOf(segment: LoadedSegment, { id, docs, dead, wide }: SegmentState): Source {
  const places = new Int32Array(docs);
  for (const place of dead) places[place] = -1;
  const postings = { bytes: new Uint8Array(), at: 0 };
  return { id, segment, places, wideFrom: wide, leaf: -1, terms: [], at: 0, postings, ahead: new Map() };
}

/** The living of all sources one after the other; notes their new places. */
export function mergedTable(sources: readonly Source[]): DocTable {
  let next = 0;
  const docs = sources.flatMap(({ segment, places }) =>
    segment.table.ids.flatMap((_, place) => {
      if (places[place] === -1) return [];
      places[place] = next++;
      return [docAt(segment.table, place)];
    }),
  );
  return docTable(docs);
}

/** Every term of the sources in order, with its postings in the new segment; none where all that had it are dead. */
export async function* mergedTerms(
  archive: Archive,
  sources: readonly Source[],
): AsyncGenerator<{ term: string; postings: number[] }> {
  for (const source of sources) await nextLeaf(archive, source);
  for (;;) {
    const first = sources.reduce<Source | undefined>((best, one) => (comesBefore(one, best) ? one : best), undefined);
    const term = first?.terms[first.at];
    if (term === undefined) return;
    const postings: number[] = [];
    for (const source of sources) {
      if (source.terms[source.at] !== term) continue;
      readPostings(source.postings, source.places.length, (doc, step) => {
        const place = source.places[doc];
        if (place === undefined) throw indexDamage("postings wrong");
        if (place >= 0) postings.push(posting(place, step));
      });
      source.at++;
      if (source.at >= source.terms.length) await nextLeaf(archive, source);
    }
    yield { term, postings };
  }
}

/** True when the term that `one` has come to comes before that of `other`; see leaf-writer.ts. */
function comesBefore(one: Source, other: Source | undefined): boolean {
  const term = one.terms[one.at];
  if (term === undefined) return false;
  const best = other?.terms[other.at];
  if (!other || best === undefined) return true;
  const isWide = one.leaf >= one.wideFrom;
  const isBestWide = other.leaf >= other.wideFrom;
  return isWide === isBestWide ? term < best : isBestWide;
}

async function nextLeaf({ db }: Archive, source: Source): Promise<void> {
  const { segment, ahead } = source;
  const leaf = ++source.leaf;
  source.at = 0;
  source.terms = segment.leaves[leaf]?.slice(1, -1).split("\n") ?? [];
  if (source.terms.length === 0) return;
  if (!ahead.has(leaf)) {
    ahead.clear();
    const range = IDBKeyRange.bound([segment.id, leaf], [segment.id, leaf + leavesAtOnce - 1]);
    const all = await readable(() => db.getAll("indexPosts", range));
    if (all.length !== Math.min(leavesAtOnce, segment.leaves.length - leaf)) throw indexDamage("postings missing");
    all.forEach((bytes, place) => {
      ahead.set(leaf + place, bytes);
    });
  }
  source.postings = { bytes: wholePosts(ahead.get(leaf), segment.leaves[leaf] ?? ""), at: 0 };
}
