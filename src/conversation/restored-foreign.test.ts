import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { survey } from "./coverage.ts";
import type { RestoredConversation } from "./imported.ts";
import type { Thread } from "./model.ts";
import { arrivalOfRestored } from "./restored.ts";
import { structureSchema } from "./structure-schema.ts";
import { archives, keptBy } from "./testing/archives.ts";
import { type Keeper, keepArrival, newKeeper, threadOf } from "./testing/keeper.ts";
import { announce, runs, seed, timeout } from "./testing/settings.ts";
import { textOf } from "./testing/view.ts";
import { threadSchema } from "./thread-schema.ts";
import { structureOf } from "./write-structure.ts";

announce("restored from files of others");

const now = Date.parse("2027-01-01T00:00:00Z");

/** A file's conversation as JSON.parse gives it. */
function fileOf(keeper: Keeper): { [key: string]: unknown; structure: unknown } {
  if (!keeper.held) throw new Error("nothing held");
  const structure = structureOf(keeper.held.outline, keeper.contents);
  return JSON.parse(JSON.stringify({ ...threadOf(keeper), structure }));
}

/** What an empty archive makes of it; `undefined` where it is no conversation. */
function taken(value: unknown, into: Keeper = newKeeper()): Keeper | undefined {
  const thread = v.safeParse(threadSchema, value);
  if (!thread.success) return undefined;
  const structure = v.safeParse(structureSchema, (value as { structure?: unknown }).structure);
  const incoming: RestoredConversation = {
    kind: "restored",
    thread: thread.output,
    ...(structure.success ? { structure: structure.output } : {}),
    assets: {},
  };
  return keepArrival(into, arrivalOfRestored(incoming, { now }));
}

const textsOf = ({ messages }: Thread) =>
  messages.map(({ role, parts, versions }) => [role, textOf(parts), ...versions.map((each) => textOf(each.parts))]);

/** A conversation of some kind, with ids or without. */
const anyFile = archives.map(([plan]) => fileOf(keptBy(plan as NonNullable<typeof plan>, 0)));
const namedFile = archives
  .filter(([plan]) => plan?.world.naming === "ids")
  .map(([plan]) => fileOf(keptBy(plan as NonNullable<typeof plan>, 0)));

/**
 * Files of which each message is on the path or has a known place beside it. Others may be shown behind the path, after a gap:
 * without a structure nothing says that they are older.
 */
const placedFile = namedFile.filter((file) => {
  const { path, messages } = file as unknown as Thread;
  const shown = new Set(path.flatMap((step) => ("message" in step ? [step.message] : [])));
  const parents = new Map(messages.map(({ id, parent }) => [id, parent]));
  const isPlaced = (id: string): boolean => {
    const parent = parents.get(id);
    return shown.has(id) || parent === null || (parent !== undefined && isPlaced(parent));
  };
  return messages.every(({ id }) => isPlaced(id));
});

/** Numbers, texts and lists that stand anywhere in it, changed anyhow. */
const wrong = fc.oneof(
  fc.integer({ min: -2, max: 40 }),
  fc.constantFrom(null, "", "~1", [], {}, 1e15, -1, 0.5, true, "\u001e", Number.MAX_SAFE_INTEGER),
);

function changedAt(value: unknown, places: readonly number[], to: unknown): unknown {
  const [place = 0, ...rest] = places;
  if (typeof value !== "object" || value === null) return to;
  const keys = Object.keys(value);
  if (keys.length === 0 || places.length === 0) return to;
  const key = keys[place % keys.length] ?? "";
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  copy[key] = changedAt(copy[key], rest, to);
  return copy;
}

describe("a conversation without a structure", () => {
  test("keeps path, parents, texts and coverage", { timeout }, () => {
    fc.assert(
      fc.property(placedFile, ({ structure: _, ...file }) => {
        const thread = file as unknown as Thread;
        const again = threadOf(taken(file) as Keeper);
        const named = ({ id, parent, aliases, sentAt }: Thread["messages"][0]) => ({ id, parent, aliases, sentAt });
        expect(again.messages.map(named)).toEqual(thread.messages.map(named));
        expect(textsOf(again)).toEqual(textsOf(thread));
        const messages = (path: Thread["path"]) => path.flatMap((step) => ("message" in step ? [step.message] : []));
        // Before a gap another branch may be shown on: what the page showed there is not known.
        const told = messages(thread.path);
        const isWhole = told.length === thread.path.length;
        expect(messages(again.path).filter((id) => isWhole || told.includes(id))).toEqual(told);
        expect(again.conversation.coverage.state).toBe(thread.conversation.coverage.state);
      }),
      { numRuns: runs(4_000), seed },
    );
  });

  test("may be as small as docs/format.md says, and tells what is not known", () => {
    const small = {
      conversation: { id: "mysite:42", site: "mysite", url: "https://my.site/42", title: "Plan" },
      path: [{ message: "a" }, { message: "b" }],
      messages: [
        { id: "a", parent: null, role: "user", parts: [{ kind: "text", format: "plain", text: "Hello" }] },
        { id: "b", parent: "a", role: "assistant", parts: [{ kind: "text", format: "markdown", text: "**Hi**" }] },
      ],
    };
    const { conversation, messages, path } = threadOf(taken(small) as Keeper);
    expect(conversation).toMatchObject({ id: "mysite:42", title: "Plan", coverage: { state: "unknown", held: 2 } });
    expect(messages.map(({ id, parent }) => [id, parent])).toEqual([
      ["a", null],
      ["b", "a"],
    ]);
    expect(path).toEqual(small.path);
    const bare = { ...small, path: undefined, messages: small.messages.map(({ id: _, parent: __, ...each }) => each) };
    expect(threadOf(taken(bare) as Keeper).path).toEqual([{ message: "~1" }, { message: "~2" }]);
    expect(taken({ ...small, messages: 5 })).toBeUndefined();
    expect(taken({ ...small, conversation: { id: "nosite" } })).toBeUndefined();
  });

  test("of which messages were chosen has a gap between them", () => {
    const said = (id: string, parent: string | null) => ({
      id,
      parent,
      role: "user",
      parts: [{ kind: "text", format: "plain", text: `this is ${id}` }],
    });
    const chosen = {
      conversation: { id: "chatgpt:1" },
      selectedFrom: 9,
      path: [{ message: "a" }, { message: "b" }],
      messages: [said("a", null), said("b", "a")],
    };
    const { path, messages } = threadOf(taken(chosen) as Keeper);
    expect(path).toEqual([{ message: "a" }, { gap: { after: "a", reason: "not-shown" } }, { message: "b" }]);
    expect(messages.map(({ parent }) => parent)).toEqual([undefined, undefined]);
  });

  test("keeps what it does not know as the JSON that it is", () => {
    const odd = { kind: "hologram", depth: 3 };
    const file = { conversation: { id: "chatgpt:1" }, messages: [{ id: "a", role: "user", parts: [odd] }, 7] };
    const raws = threadOf(taken(file) as Keeper).messages.flatMap(({ parts }) => parts);
    expect(raws).toEqual([
      { kind: "unreadable", what: "hologram", reason: "malformed", raw: JSON.stringify(odd) },
      { kind: "unreadable", what: "message", reason: "malformed", raw: "7" },
    ]);
  });

  test("gives nothing to be clicked but web addresses, and no future", () => {
    const file = {
      conversation: { id: "chatgpt:1", url: "javascript:alert(1)", lastCaptured: "2999-01-01T00:00:00.000Z" },
      messages: [{ id: "a", role: "user", parts: [], capturedAt: "2999-01-01T00:00:00.000Z" }],
    };
    const { conversation, messages } = threadOf(taken(file) as Keeper);
    expect([conversation.url, conversation.lastCaptured, messages[0]?.capturedAt].join()).not.toMatch(/script|2999/);
  });
});

describe("a structure that is not as it should be", () => {
  test("costs no text, never throws, and leaves an outline that everything can be done with", { timeout }, () => {
    fc.assert(
      fc.property(anyFile, fc.array(fc.tuple(fc.array(fc.nat(30), { minLength: 1 }), wrong)), (file, changes) => {
        const structure = changes.reduce<unknown>((all, [places, to]) => changedAt(all, places, to), file.structure);
        const keeper = taken({ ...file, structure }) as Keeper;
        const thread = threadOf(keeper);
        const told = textsOf(file as unknown as Thread).map(([, ...texts]) => texts.toSorted().join());
        const held = textsOf(thread).map(([, ...texts]) => texts.toSorted().join());
        for (const text of told) expect(held).toContain(text);
        if (!keeper.held) throw new Error("nothing held");
        const { slots, edges } = keeper.held.outline;
        for (const { parent, child } of edges) expect([slots[child], slots[parent ?? child]]).not.toContain(undefined);
        survey(keeper.held.outline);
        // It can be joined with what it was, in both orders.
        expect(taken(file, keeper)).toBeDefined();
        expect(taken({ ...file, structure }, taken(file))).toBeDefined();
      }),
      { numRuns: runs(4_000), seed },
    );
  });

  test("of other messages is passed over", () => {
    const plans = fc.sample(archives, { numRuns: 20, seed: 5 }).flat();
    const [one] = plans.filter(({ world }) => world.naming === "ids" && world.nodes.length > 3).map(keptBy);
    const file = fileOf(one as Keeper);
    const messages = (file.messages as unknown[]).slice(1);
    const arrival = taken({ ...file, messages }) as Keeper;
    expect(threadOf(arrival).messages).toHaveLength(messages.length);
  });
});

test("anything at all as a conversation is refused or taken, never thrown at", { timeout }, () => {
  fc.assert(
    fc.property(
      anyFile,
      fc.array(fc.tuple(fc.array(fc.nat(30), { minLength: 1 }), fc.oneof(wrong, fc.jsonValue()))),
      (file, changes) => {
        const keeper = taken(changes.reduce<unknown>((all, [places, to]) => changedAt(all, places, to), file));
        if (keeper) threadOf(keeper);
      },
    ),
    { numRuns: runs(4_000), seed },
  );
});
