/**
 * Tells of which of these conversations the present state, by the `rev` of its row, is in a backup that was verified.
 * Whatever cannot be found out is not.
 */
export type BackedUp = (conversations: readonly { id: string; rev: number }[]) => Promise<ReadonlySet<string>>;
