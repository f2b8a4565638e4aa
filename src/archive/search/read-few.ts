import { frontDecoded } from "./front-code.ts";
import { indexDamage, readable } from "./index-damage.ts";
import { leavesInRecord, type SegmentState } from "./index-records.ts";
import { isWide } from "./leaf-writer.ts";
import { markOf } from "./look-up.ts";
import { readPostings, skipPostings } from "./postings.ts";
import type { IndexTransaction } from "./segments.ts";
import { wholePosts } from "./whole-records.ts";

/** A list of terms between line feeds, and their postings. */
interface List {
  terms: string;
  bytes: Uint8Array;
}

/**
 * Marks of the conversations of a segment that have these very terms, by term. Of the index only the lists are read in which
 * they are, each once, all at the same time. @throws index damage
 */
export async function readFew(
  transaction: IndexTransaction,
  state: SegmentState,
  terms: readonly string[],
): Promise<Uint8Array[]> {
  const starts = state.starts.split("\n");
  const leaves = terms.map((term) => leafOf(state, starts, term));
  const wanted = [...new Set(leaves)].filter((leaf) => leaf >= 0);
  const lists = await readable(() => readLists(transaction, state.id, wanted));
  return terms.map((term, at) => marksIn(lists.get(leaves[at] ?? -1), term, state.docs));
}

async function readLists(
  transaction: IndexTransaction,
  segment: number,
  leaves: readonly number[],
): Promise<Map<number, List>> {
  const records = new Map<number, Promise<string[] | undefined>>();
  const read = leaves.map(async (leaf): Promise<[number, List]> => {
    const number = Math.floor(leaf / leavesInRecord);
    const record = records.get(number) ?? transaction.objectStore("indexTerms").get([segment, number]);
    records.set(number, record);
    const [coded, bytes] = await Promise.all([record, transaction.objectStore("indexPosts").get([segment, leaf])]);
    return [leaf, listOf(coded?.[leaf % leavesInRecord], bytes)];
  });
  return new Map(await Promise.all(read));
}

function listOf(coded: string | undefined, bytes: Uint8Array | undefined): List {
  if (typeof coded !== "string") throw indexDamage("terms missing");
  const terms = frontDecoded(coded);
  return { terms, bytes: wholePosts(bytes, terms) };
}

/** The one list that may hold a term; -1 when none may. Terms are in order among the narrow lists, and among the wide ones. */
function leafOf({ leaves, wide }: SegmentState, starts: readonly string[], term: string): number {
  const [first, end] = isWide(term) ? [wide, leaves] : [0, wide];
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? "") <= term) low = middle + 1;
    else high = middle;
  }
  return low > first ? low - 1 : -1;
}

function marksIn(list: List | undefined, term: string, docs: number): Uint8Array {
  const marks = new Uint8Array(docs);
  const found = list?.terms.indexOf(`\n${term}\n`) ?? -1;
  if (!list || found < 0) return marks;
  const reader = { bytes: list.bytes, at: 0 };
  for (let at = list.terms.indexOf("\n"); at < found; at = list.terms.indexOf("\n", at + 1)) skipPostings(reader);
  readPostings(reader, docs, (doc, step) => {
    if (doc >= marks.length) throw indexDamage("postings wrong");
    marks[doc] = markOf(step);
  });
  return marks;
}
