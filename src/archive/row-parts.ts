import type { Archive } from "./open.ts";
import type { StoredRow } from "./schema.ts";
import { passingOver } from "./sealed/sealed-database.ts";

/** Some list rows. */
export interface RowPart {
  rows: StoredRow[];
  /** Ids of those among them that cannot be opened. The next part may name one of them again. */
  broken: string[];
  /** What the next part goes on after; absent at the end. */
  next?: string;
}

/** Reads list rows a part at a time, those that follow an id: '' to begin. */
export type RowReader = (after: string, count: number) => Promise<RowPart>;

/** All parts are of one transaction: nothing else may be waited for in between. */
export function rowReader({ db }: Archive): {
  read: RowReader;
  outlines: { getAllKeys(): Promise<[string, number][]> };
} {
  let broken: string[] = [];
  const passing = passingOver(db, ({ key }) => broken.push(String(key)));
  const transaction = passing.transaction(["conversations", "outlines"]);
  const store = transaction.objectStore("conversations");
  const read: RowReader = async (after, count) => {
    broken = [];
    const rows = await store.getAll(IDBKeyRange.lowerBound(after, true), count);
    const isLast = rows.length + broken.length < count;
    const next = isLast ? undefined : (rows.at(-1)?.id ?? broken.at(-1));
    return { rows, broken, ...(next === undefined || next === after ? {} : { next }) };
  };
  return { read, outlines: transaction.objectStore("outlines") };
}
