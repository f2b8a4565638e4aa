import type { ConversationRef } from "./capture.ts";
import { type Survey, slotsOf } from "./coverage.ts";
import { iso } from "./message.ts";
import type { Conversation, Stamp } from "./model.ts";
import { withSet } from "./organising.ts";
import { countMessages, type Outline } from "./outline.ts";
import type { Tie, UserSet } from "./set-times.ts";
import type { StoredMessage } from "./stored.ts";

export interface RowSource {
  /** The row as it was, if there was one. */
  before: Conversation | undefined;
  outline: Outline;
  survey: Survey;
  /** Contents at hand: those read and those changed. */
  contents: ReadonlyMap<number, StoredMessage>;
  /** When something was added or changed by the look that is being stored, in ms since 1970; absent when nothing was. */
  changedAt: number | undefined;
  told?: ToldRow | undefined;
}

/** What a file tells of a conversation beside its messages. What is held already goes before what was not set later. */
export interface ToldRow {
  created?: Stamp;
  /** When it was last changed there. */
  updated?: Stamp;
  set?: Partial<UserSet>;
  /** `either`: another browser of the same user tells it, and all of them are to come to the same row. */
  tie?: Tie;
}

/** The list row of a conversation, worked out anew from its outline; what the user set (tags, folder, star) stays, and what a file tells of it is added. */
export function buildRow({ site, id }: Pick<ConversationRef, "site" | "id">, source: RowSource): Conversation {
  const { before, outline, told } = source;
  const { head } = outline;
  const { coverage, steps } = source.survey;
  const path = slotsOf(steps);
  const created = createdByExport(outline) ?? createdAsTold(source) ?? createdBy(source, path);
  const row: Conversation = {
    id,
    site,
    url: head.url.value,
    ...titleOf(source, path),
    ...(head.model ? { model: head.model.value } : {}),
    ...(created ? { created } : {}),
    updated: updatedBy(source),
    firstCaptured: iso(head.first),
    lastCaptured: iso(head.last),
    tags: before?.tags ?? [],
    ...(before?.folder === undefined ? {} : { folder: before.folder }),
    starred: before?.starred ?? false,
    ...(before?.ownTitle === undefined ? {} : { ownTitle: before.ownTitle }),
    ...(before?.note === undefined ? {} : { note: before.note }),
    ...(before?.setAt === undefined ? {} : { setAt: before.setAt }),
    coverage,
    messageCount: countMessages(outline),
    ...(head.temporary ? { temporary: true } : {}),
    ...(before?.deletedAt === undefined ? {} : { deletedAt: before.deletedAt }),
  };
  return told?.set ? withSet(row, told.set, told.tie ?? "first") : row;
}

/** The page's own title beats the beginning of the first message. */
function titleOf({ outline }: RowSource, path: readonly number[]): Pick<Conversation, "title" | "titleFrom"> {
  const { head, slots } = outline;
  if (head.title) return { title: head.title.value, titleFrom: "page" };
  const openings = path.filter((slot) => slots[slot]?.text?.opening);
  const first = openings.find((slot) => slots[slot]?.role === "user") ?? openings[0] ?? -1;
  return { title: slots[first]?.text?.opening ?? "", titleFrom: "first-message" };
}

function createdByExport({ head }: Outline): Stamp | undefined {
  const created = head.export?.created;
  return created === undefined ? undefined : { at: iso(created), from: "export" };
}

/** Of two browsers that know different times the earlier one is right in both. */
function createdAsTold({ before, told }: RowSource): Stamp | undefined {
  const [held, other] = [before?.created, told?.created];
  if (told?.tie !== "either" || !held || !other) return held ?? other;
  return isBefore(other, held) ? other : held;
}

function isBefore(a: Stamp, b: Stamp): boolean {
  return a.at === b.at ? a.from < b.from : a.at < b.at;
}

/** When the first message was written, where the page says so and nothing lies before it. */
function createdBy({ outline, contents }: RowSource, path: readonly number[]): Stamp | undefined {
  const first = contents.get(path[0] ?? -1);
  if (!first?.sentAt) return undefined;
  const isRoot = outline.edges.some(({ parent, child }) => parent === null && child === path[0]);
  return isRoot ? { at: first.sentAt, from: first.origin === "import" ? "export" : "page" } : undefined;
}

/** What changed nothing leaves the time as it is. A file knows better than its look when its conversation was changed. */
function updatedBy({ before, outline, changedAt, told }: RowSource): Stamp {
  const shared = told?.tie === "either" ? told.updated : undefined;
  if (before && shared) return isBefore(before.updated, shared) ? shared : before.updated;
  if (before && changedAt === undefined) return before.updated;
  const news = told?.updated ?? { at: iso(changedAt ?? outline.head.last), from: "capture" };
  return before && before.updated.at >= news.at ? before.updated : news;
}
