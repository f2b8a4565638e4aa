import type { Database } from "../schema.ts";

/** At most so many bytes of texts are kept at hand. */
const mostBytes = 128_000_000;
/** And for so long after the last search, in ms. */
const keepMs = 60_000;

interface Kept {
  /** Segment of the index that held the conversation when it was read. Whatever is written later goes to another. */
  segment: number;
  text: string;
  bytes: number;
}

interface Texts {
  byId: Map<string, Kept>;
  bytes: number;
  timer?: ReturnType<typeof setTimeout>;
}

const kept = new WeakMap<Database, Texts>();

/** A conversation as the index knows it. */
interface Place {
  id: string;
  segment: number;
}

/**
 * Folded texts of a conversation that a search has read lately: reading is what takes long, and somebody who types asks for
 * the same ones letter by letter. `undefined` when they are not at hand, or may have changed.
 */
export function keptText(db: Database, { id, segment }: Place): string | undefined {
  const held = kept.get(db)?.byId.get(id);
  return held?.segment === segment ? held.text : undefined;
}

/** Keeps the folded texts of a conversation at hand, as long as there is room. */
export function keepText(db: Database, { id, segment }: Place, text: string): void {
  const texts = kept.get(db) ?? { byId: new Map(), bytes: 0 };
  kept.set(db, texts);
  const bytes = text.length * (/[^\0-\u00ff]/u.test(text) ? 2 : 1);
  const left = texts.bytes - (texts.byId.get(id)?.bytes ?? 0);
  if (left + bytes > mostBytes) return;
  texts.byId.set(id, { segment, text, bytes });
  texts.bytes = left + bytes;
}

/** Forgets all kept texts some time after the last call. */
export function forgetTextsLater(db: Database): void {
  const texts = kept.get(db);
  if (!texts) return;
  clearTimeout(texts.timer);
  texts.timer = setTimeout(() => kept.delete(db), keepMs);
}
