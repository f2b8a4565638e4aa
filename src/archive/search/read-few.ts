import { placeIn } from "./front-code.ts";
import { indexDamage, readable } from "./index-damage.ts";
import { leavesInRecord, type SegmentState } from "./index-records.ts";
import { isWide } from "./leaf-writer.ts";
import { markOf } from "./look-up.ts";
import { readPostings, skipPostings } from "./postings.ts";
import type { IndexTransaction } from "./segments.ts";

/** The conversations of a segment that have a term. */
export interface Marked {
  /** By place, see `markOf`. */
  marks: Uint8Array;
  places: number[];
}

/** A list of terms as it is stored, and their postings. */
interface List {
  coded: string;
  bytes: Uint8Array;
}

/**
 * The conversations of a segment that have these very terms, by term. Of the index only the lists are read in which they are,
 * each once, all at the same time, and of those no more is checked than is asked for: this stands before the first answer.
 * @throws index damage
 */
export async function readFew(
  transaction: IndexTransaction,
  state: SegmentState,
  terms: readonly string[],
): Promise<Marked[]> {
  const starts = state.starts.split("\n");
  const leaves = terms.map((term) => leafOf(state, starts, term));
  const wanted = [...new Set(leaves)].filter((leaf) => leaf >= 0);
  const lists = await readable(() => readLists(transaction, state.id, wanted));
  return terms.map((term, at) => markedIn(lists.get(leaves[at] ?? -1), term, state.docs));
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
    const [lists, bytes] = await Promise.all([record, transaction.objectStore("indexPosts").get([segment, leaf])]);
    const coded = lists?.[leaf % leavesInRecord];
    if (typeof coded !== "string" || !(bytes instanceof Uint8Array)) throw indexDamage("terms missing");
    return [leaf, { coded, bytes }];
  });
  return new Map(await Promise.all(read));
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

function markedIn(list: List | undefined, term: string, docs: number): Marked {
  const marks = new Uint8Array(docs);
  const places: number[] = [];
  const wanted = list ? placeIn(list.coded, term) : -1;
  if (!list || wanted < 0) return { marks, places };
  const reader = { bytes: list.bytes, at: 0 };
  for (let place = 0; place < wanted && reader.at < reader.bytes.length; place++) skipPostings(reader);
  if (reader.at >= reader.bytes.length) throw indexDamage("postings");
  readPostings(reader, docs, (doc, step) => {
    if (doc >= docs) throw indexDamage("postings wrong");
    marks[doc] = markOf(step);
    places.push(doc);
  });
  if (reader.at > reader.bytes.length) throw indexDamage("postings");
  return { marks, places };
}
