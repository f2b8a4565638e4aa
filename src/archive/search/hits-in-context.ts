import type { Part } from "../../conversation/model.ts";
import { messageId } from "../../conversation/outline.ts";
import { guarded } from "../archive-error.ts";
import { partTexts, titlesOf } from "../message-texts.ts";
import type { Archive } from "../open.ts";
import { readOutline } from "../outlines.ts";
import { chunkSize } from "../schema.ts";
import type { Records } from "./facts.ts";
import { type Needle, needleOf } from "./needle.ts";
import { parseQuery } from "./parse-query.ts";
import type { Query } from "./query.ts";
import { rangesIn } from "./ranges-in.ts";
import { readRecords } from "./read-records.ts";
import { type Snippet, snippetsOf } from "./snippets.ts";

/** Where in a conversation something was found. */
export type Where =
  | { kind: "title" }
  | { kind: "note" }
  /** `old`: in an earlier version, or in what only other looks at the message have shown. */
  | { kind: "message"; message: string; part: Part["kind"] | "author"; old: boolean };

export interface ContextHit extends Snippet {
  where: Where;
}

export interface HitsInContext {
  /** How often words and phrases of the query occur in the conversation. */
  count: number;
  hits: ContextHit[];
}

/** Snippets given where no limit is said. */
const usualLimit = 20;

/** Where one conversation has the words of a query, with what stands around them: title first, then as stored. @throws ArchiveError */
export function hitsInContext(
  archive: Archive,
  conversation: string,
  query: string | Query,
  { limit = usualLimit }: { limit?: number } = {},
): Promise<HitsInContext> {
  return guarded(async () => {
    const { words } = typeof query === "string" ? parseQuery(query) : query;
    const needles = words.filter(({ not }) => !not).map(needleOf);
    const result: HitsInContext = { count: 0, hits: [] };
    if (needles.length === 0) return result;
    for await (const records of readRecords(archive, [conversation], { outlines: true })) {
      if (records.row.deletedAt !== undefined) continue;
      for (const [where, text] of placedTexts(records)) addHits(result, where, text, needles, limit);
    }
    return result;
  });
}

function addHits(result: HitsInContext, where: Where, text: string, needles: readonly Needle[], limit: number): void {
  const ranges = rangesIn(text, needles);
  result.count += ranges.length;
  if (ranges.length === 0 || result.hits.length >= limit) return;
  for (const snippet of snippetsOf(text, ranges)) {
    if (result.hits.length < limit) result.hits.push({ where, ...snippet });
  }
}

function* placedTexts({ row, chunks, outline: records }: Records): Generator<[Where, string]> {
  for (const title of titlesOf(row)) yield [{ kind: "title" }, title];
  if (row.note !== undefined) yield [{ kind: "note" }, row.note];
  const outline = readOutline(row, records);
  for (const { chunk, messages } of chunks) {
    for (const [place, content] of messages.entries()) {
      if (!content) continue;
      const message = messageId(outline, chunk * chunkSize + place);
      const [current, ...others] = content.bodies;
      const at = (part: Part["kind"] | "author", old: boolean): Where => ({ kind: "message", message, part, old });
      if (content.author) yield [at("author", false), content.author];
      for (const part of current?.parts ?? []) for (const text of partTexts(part)) yield [at(part.kind, false), text];
      for (const part of [...others.flatMap(({ parts }) => parts), ...content.rest]) {
        for (const text of partTexts(part)) yield [at(part.kind, true), text];
      }
    }
  }
}
