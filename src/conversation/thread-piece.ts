import type { RestoredConversation } from "./imported.ts";
import { joinBodies } from "./join-bodies.ts";
import type { Piece } from "./lift.ts";
import type { Message, MessageVersion, Role, Thread } from "./model.ts";
import type { Edge, Hint, Outline, Slot, Time } from "./outline.ts";
import { idsOf } from "./read-structure.ts";
import { summarise } from "./slot.ts";
import type { StoredMessage } from "./stored.ts";
import { hashOf, substanceOf } from "./substance.ts";
import { type RestoreLimits, withoutAssets } from "./without-assets.ts";

interface Work {
  thread: RestoredConversation["thread"];
  slotOf: ReadonlyMap<string, number>;
  onPath: ReadonlySet<number>;
  openings: ReadonlySet<number>;
  first: Time;
  last: Time;
}

/**
 * A thread as a whole outline with contents, from what path, parents and coverage tell. Chosen messages of a conversation do
 * not follow each other directly, so only their order is told.
 */
export function pieceOfThread(thread: RestoredConversation["thread"], { hasAsset, latest }: RestoreLimits): Piece {
  const work = workOf(thread, latest);
  const contents = new Map(
    thread.messages.map((message, slot) => [slot, withoutAssets(contentOf(message, latest), hasAsset)] as const),
  );
  const slots = thread.messages.map((message, slot) => slotOf(message, slot, work, contents.get(slot)));
  const { edges, hints } = order(work);
  const total = totalOf(work);
  return {
    outline: {
      head: headOf(work),
      slots: withEnd(slots, work),
      edges,
      hints,
      ...(total === undefined ? {} : { stated: { count: total, at: work.last } }),
    },
    contents,
    oneLook: false,
  };
}

/** A number that is met would be evidence of completeness: it is taken only from who says that it is complete. */
function totalOf({ thread: { conversation }, onPath }: Work): number | undefined {
  const { state, total } = conversation.coverage;
  return total !== undefined && (state === "complete" || total > onPath.size) ? total : undefined;
}

function workOf(thread: RestoredConversation["thread"], latest: Time): Work {
  const { firstCaptured, lastCaptured } = thread.conversation;
  const slotOf = new Map<string, number>();
  thread.messages.forEach(({ id }, slot) => {
    if (!slotOf.has(id)) slotOf.set(id, slot);
  });
  const onPath = new Set(thread.path.flatMap((step) => ("message" in step ? (slotOf.get(step.message) ?? []) : [])));
  const last = Math.min(Date.parse(lastCaptured), latest);
  const openings = openingsOf(thread.messages);
  return { thread, slotOf, onPath, openings, first: Math.min(Date.parse(firstCaptured), last), last };
}

function headOf({ thread: { conversation }, first, last }: Work): Outline["head"] {
  const { url, title, titleFrom, model, temporary } = conversation;
  return {
    url: { value: url, at: last },
    ...(titleFrom === "page" && title !== "" ? { title: { value: title, at: last } } : {}),
    ...(model === undefined ? {} : { model: { value: model, at: last } }),
    ...(temporary ? { temporary } : {}),
    first,
    last,
  };
}

function contentOf(message: Message, latest: Time): StoredMessage {
  const { role, author, model, sentAt, origin, finished, versions } = message;
  const bodies = [bodyOf(message, finished, latest), ...versions.map((version) => bodyOf(version, true, latest))];
  return {
    role,
    ...(author === undefined ? {} : { author }),
    ...(model === undefined ? {} : { model }),
    ...(sentAt === undefined ? {} : { sentAt }),
    origin,
    bodies: joinBodies(bodies),
    rest: [],
  };
}

function bodyOf(
  { from, parts, capturedAt }: MessageVersion,
  finished: boolean,
  latest: Time,
): StoredMessage["bodies"][0] {
  const at = Math.min(Date.parse(capturedAt), latest);
  return { ...(from ? { from } : {}), parts, hash: hashOf(substanceOf(parts)), at, read: at, finished };
}

function slotOf(message: Message, slot: number, work: Work, content: StoredMessage | undefined): Slot {
  const ids = idsOf(message);
  const at = content?.bodies[0]?.at ?? work.last;
  // What is shown was seen last; other branches before it.
  const seen = work.onPath.has(slot) ? Math.max(at, work.last) : Math.min(at, work.last - 1);
  return {
    ids,
    ranks: ids.map((_, place) => place),
    role: message.role,
    ...(content ? { text: summarise(content, { opening: work.openings.has(slot), stem: ids.length === 0 }) } : {}),
    born: Math.min(at, seen),
    seen,
  };
}

/** The first message of the user, and the first of each role before it, may give the title. */
function openingsOf(messages: readonly Message[]): Set<number> {
  const roles = new Set<Role>();
  const openings = new Set<number>();
  for (const [slot, { role }] of messages.entries()) {
    if (!roles.has("user") && !roles.has(role)) openings.add(slot);
    roles.add(role);
  }
  return openings;
}

/** Only of a complete conversation is it known that its last message is the newest one. */
function withEnd(slots: Slot[], { thread: { conversation, path, selectedFrom }, slotOf, last }: Work): Slot[] {
  const final = path.at(-1);
  if (conversation.coverage.state !== "complete" || selectedFrom !== undefined) return slots;
  const end = final && "message" in final ? slotOf.get(final.message) : undefined;
  return slots.map((slot, at) => (at === end ? { ...slot, end: last } : slot));
}

function order(work: Work): Pick<Outline, "edges" | "hints"> {
  const { thread, slotOf, onPath, first, last } = work;
  const edges: Edge[] = [];
  const hints: Hint[] = [];
  const link = (parent: number | null, child: number, at: Time) => {
    if (parent === child) return;
    if (thread.selectedFrom === undefined) edges.push({ parent, child, at });
    else if (parent !== null) hints.push({ before: parent, after: child, reason: "not-shown", at });
  };
  thread.messages.forEach(({ parent }, child) => {
    if (parent === undefined) return;
    const above = parent === null ? null : slotOf.get(parent);
    if (above !== undefined) link(above, child, onPath.has(child) ? last : first);
  });
  addPath(work, link, hints);
  return { edges, hints };
}

/** Neighbours on the path, and the gaps in it. Parents that are told go before neighbours. */
function addPath(work: Work, link: (parent: number, child: number, at: Time) => void, hints: Hint[]): void {
  const { thread, slotOf, last } = work;
  let before: number | null = null;
  let gap: Omit<Hint, "before" | "after"> | undefined;
  for (const step of stepsOf(work)) {
    if ("gap" in step) {
      const { reason, missing } = step.gap;
      gap = { reason, ...(missing === undefined ? {} : { missing }), at: last };
      continue;
    }
    const slot = slotOf.get(step.message);
    if (slot === undefined || slot === before) continue;
    if (gap) hints.push({ ...gap, before, after: slot });
    else if (before !== null && thread.messages[slot]?.parent === undefined) link(before, slot, last);
    gap = undefined;
    before = slot;
  }
  if (gap && before !== null) hints.push({ ...gap, before, after: null });
}

/** A file of another program may tell neither path nor parents: then its messages follow each other. */
function stepsOf({ thread: { path, messages } }: Work): Thread["path"] {
  if (path.length > 0 || messages.some(({ parent }) => parent !== undefined)) return path;
  return messages.map(({ id }) => ({ message: id }));
}
