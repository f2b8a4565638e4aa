import { canonical } from "./canonical.ts";
import type { Capture, ConversationRef } from "./capture.ts";
import { survey } from "./coverage.ts";
import { type Joined, joinOutlines } from "./join.ts";
import { lift, liftCopy, type Piece } from "./lift.ts";
import { lacksIds, matchPiece } from "./match.ts";
import type { Conversation } from "./model.ts";
import type { Outline } from "./outline.ts";
import { pruneHints } from "./prune-hints.ts";
import { buildRow, type ToldRow } from "./row.ts";
import type { StoredMessage } from "./stored.ts";
import { growTree } from "./tree.ts";
import { hasWords, withWords } from "./words.ts";

/** What the archive holds of a conversation before a merge. */
export interface Held {
  row: Conversation;
  outline: Outline;
}

export interface Merged extends Held {
  /** Contents to write, by slot; `null`: remove it, its message is held elsewhere. */
  contents: Map<number, StoredMessage | null>;
  /** False when the capture brought nothing at all: nothing needs writing. */
  changed: boolean;
}

/** A capture or a whole other conversation, lifted to the form in which it is joined. */
export interface Arrival {
  conversation: Pick<ConversationRef, "site" | "id">;
  piece: Piece;
  /** When the look was taken, or when what an export holds last changed, in ms since 1970. */
  at: number;
  /** What it tells of the list row that no look at a page can: a file does. */
  told?: ToldRow;
}

/** Lifts a capture to the form in which it is joined. */
export function arrivalOf(capture: Capture): Arrival {
  return { conversation: capture.conversation, piece: lift(capture), at: Date.parse(capture.capturedAt) };
}

/** Contents of these slots are needed for a merge, beyond those that were given. */
export interface Needs {
  needed: number[];
}

/**
 * Joins an arrival with what is held. Needs only the contents of messages that the arrival brings again; where they are not
 * in `loaded` the answer names them, and the merge is to be repeated with them (what they say can decide that others are
 * needed too). Pure: no input is changed.
 */
export function merge(
  held: Held | undefined,
  loaded: ReadonlyMap<number, StoredMessage>,
  arrival: Arrival,
): Merged | Needs {
  if (!held) return first(arrival);
  const piece = arrival.piece.isCopy ? liftCopy(arrival.piece) : arrival.piece;
  // Joining finds shared ids by itself.
  const isByIds = !lacksIds(held.outline) && !lacksIds(piece.outline);
  const found = isByIds ? { ours: held.outline, piece, groups: [] } : matched(held.outline, loaded, piece);
  if ("needed" in found) return found;
  const joined = joinOutlines(found.ours, loaded, found.piece, found.groups);
  if (joined.needed.size > 0) return { needed: [...joined.needed] };
  return concluded(held, loaded, arrival, joined, isByIds);
}

interface Found {
  ours: Outline;
  piece: Piece;
  groups: number[][];
}

/** Both outlines with all words known, and what in them is the same by its text. */
function matched(held: Outline, loaded: ReadonlyMap<number, StoredMessage>, arriving: Piece): Found | Needs {
  const { outline: ours, needed: unread } = withWords(held, loaded);
  if (unread.length > 0) return { needed: unread };
  const piece = { ...arriving, outline: withWords(arriving.outline, arriving.contents).outline };
  const { groups, needed } = matchPiece(ours, loaded, piece);
  return needed.size > 0 ? { needed: [...needed] } : { ours, piece, groups };
}

function concluded(
  held: Held,
  loaded: ReadonlyMap<number, StoredMessage>,
  arrival: Arrival,
  { changed, outline: joined }: Joined,
  isByIds: boolean,
): Merged {
  const contents = new Map(loaded);
  for (const [slot, content] of changed) if (content) contents.set(slot, content);
  const changedAt = changed.size > 0 ? arrival.at : undefined;
  const isWordless = isByIds && !hasWords(held.outline) && !hasWords(joined);
  const known = isWordless ? joined : withWords(joined, contents).outline;
  const { row, outline } = heldAfter(arrival, held.row, known, contents, changedAt);
  return { row, outline, contents: changed, changed: changed.size > 0 || differs(held, row, outline) };
}

function first(arrival: Arrival): Merged {
  const { piece, at } = arrival;
  if (piece.isCopy) return { ...copied(arrival), contents: new Map(piece.contents), changed: true };
  const empty: Outline = { head: piece.outline.head, slots: [], edges: [], hints: [] };
  const joined = joinOutlines(empty, new Map(), piece, []);
  const contents = new Map(
    [...joined.changed].flatMap(([slot, content]) => (content ? [[slot, content] as const] : [])),
  );
  const outline = comparable(joined.outline, contents);
  return { ...heldAfter(arrival, undefined, outline, contents, at), contents: joined.changed, changed: true };
}

/** Where ids do not say which message is which, all words are known from the beginning: so a second look changes nothing. */
function comparable(outline: Outline, contents: ReadonlyMap<number, StoredMessage>): Outline {
  return lacksIds(outline) ? withWords(outline, contents).outline : outline;
}

/** A conversation as another archive held it, which is taken as it is: what lies in it was joined there. */
function copied({ conversation, piece, told }: Arrival): Held {
  const outline = comparable(piece.outline, piece.contents);
  // Contents could tell when it was begun; what the other archive has not taken from them is not taken here either.
  const source = { before: undefined, outline, survey: survey(outline), contents: new Map(), changedAt: undefined };
  return { row: buildRow(conversation, { ...source, told }), outline };
}

/** The list row, and the outline without what has become idle in it. */
function heldAfter(
  { conversation, told }: Arrival,
  before: Conversation | undefined,
  outline: Outline,
  contents: ReadonlyMap<number, StoredMessage>,
  changedAt: number | undefined,
): Held {
  const tree = growTree(outline);
  const row = buildRow(conversation, { before, outline, survey: survey(outline, tree), contents, changedAt, told });
  return { row, outline: pruneHints(outline, tree) };
}

function differs(held: Held, row: Conversation, outline: Outline): boolean {
  const { slots, edges, hints, head, stated } = held.outline;
  return (
    !sameItems(slots, outline.slots) ||
    !sameItems(edges, outline.edges) ||
    !sameItems(hints, outline.hints) ||
    canonical([held.row, head, stated]) !== canonical([row, outline.head, outline.stated])
  );
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, place) => item === b[place]);
}
