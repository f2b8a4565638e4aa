/** A set of conversation ids that is replaced rather than changed, so that signals notice. */
export type IdSet = ReadonlySet<string>;

/** The set with `ids` added (`present`) or taken out. */
export function withIds(set: IdSet, ids: readonly string[], present: boolean): IdSet {
  const next = new Set(set);
  for (const id of ids) {
    if (present) next.add(id);
    else next.delete(id);
  }
  return next;
}
