import { t } from "../ui/i18n.ts";

/** The stores of the archive, as people know them; what is new counts among the last. */
const kinds: Record<string, readonly string[]> = {
  chats: ["conversations"],
  texts: ["outlines", "chunks"],
  files: ["assets", "assetBytes", "staging"],
  index: ["unindexed", "indexState", "indexDocs", "indexTerms", "indexPosts"],
  imports: ["importRuns", "importJournal"],
  exports: ["jobs"],
  deletions: ["tombstones"],
};

/** Records of each kind, of so many in each store. Every kind is there. */
export function byKind(counts: Readonly<Record<string, number>>): { kind: string; count: number }[] {
  const named = new Set(Object.values(kinds).flat());
  const others = Object.keys(counts).filter((store) => !named.has(store));
  return Object.entries({ ...kinds, others }).map(([kind, stores]) => ({
    kind,
    count: stores.reduce((sum, store) => sum + (counts[store] ?? 0), 0),
  }));
}

export function kindName(kind: string): string {
  return t(`erase_kind_${kind}`);
}
