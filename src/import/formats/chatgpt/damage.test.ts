import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { announce, runs, seed, timeout } from "../../../conversation/testing/settings.ts";
import { fieldsOf, isFields } from "../../foreign/fields.ts";
import { ImportError } from "../../format.ts";
import { readConversation } from "./conversation.ts";
import type { ExportFiles } from "./files.ts";
import { chat, type Placed } from "./testing/chat.ts";

announce("damaged mappings");
vi.setConfig({ testTimeout: timeout });

const noFiles: ExportFiles = { find: () => ({}), behind: () => undefined, canvas: () => undefined, project: () => "" };

const kinds = ["user", "assistant", "hidden", "tool", "thoughts", "call", "novel", "root"] as const;

interface Made {
  kind: (typeof kinds)[number];
  before: number;
}

const nodes = fc.array(fc.record({ kind: fc.constantFrom(...kinds), before: fc.nat({ max: 4 }) }), {
  minLength: 1,
  maxLength: 25,
});

/** Texts that no other text begins with. */
const textAt = (place: number) => `text-${place}.`;

function placedOf(list: readonly Made[]): Placed[] {
  return list.map(({ kind, before }, place): Placed => {
    const parent = place === 0 ? null : `n${Math.max(0, place - 1 - before)}`;
    const text = textAt(place);
    switch (kind) {
      case "root":
        return [`n${place}`, parent, null];
      case "user":
        return [`n${place}`, parent, { role: "user", text }];
      case "hidden":
        return [`n${place}`, parent, { text, metadata: { is_visually_hidden_from_conversation: true } }];
      case "tool":
        return [
          `n${place}`,
          parent,
          { role: "tool", author: { role: "tool", name: "t" }, content: { content_type: "execution_output", text } },
        ];
      case "thoughts":
        return [`n${place}`, parent, { content: { content_type: "thoughts", thoughts: [{ content: text }] } }];
      case "call":
        return [`n${place}`, parent, { content: { content_type: "code", text }, recipient: "t" }];
      case "novel":
        return [`n${place}`, parent, { content: { content_type: "novel", result: text } }];
      default:
        return [`n${place}`, parent, { text }];
    }
  });
}

const junk = fc.constantFrom<unknown>(null, 7, "x", [], {}, [null], true, { __proto__: null }, "n3", -1, "");
/** One thing that is wrong: which node, what of it, and what stands there instead. */
const damage = fc.record({
  node: fc.nat({ max: 30 }),
  what: fc.constantFrom(
    "drop",
    "parent",
    "children",
    "id",
    "message.id",
    "message.metadata",
    "message.create_time",
    "message.recipient",
    "message.author",
    "message.status",
    "loop",
  ),
  value: fc.oneof(
    junk,
    fc.nat({ max: 30 }).map((place) => `n${place}`),
  ),
});

function damaged(
  conversation: Record<string, unknown>,
  list: readonly (typeof damage extends fc.Arbitrary<infer T> ? T : never)[],
): void {
  const mapping = conversation.mapping as Record<string, Record<string, unknown>>;
  for (const { node, what, value } of list) {
    const target = mapping[`n${node}`];
    if (!target) continue;
    const [first = "", second] = what.split(".");
    if (what === "drop") delete mapping[`n${node}`];
    else if (what === "loop") target.parent = typeof value === "string" ? value : `n${node}`;
    else if (second === undefined) target[first] = value;
    else if (typeof target.message === "object" && target.message !== null) Reflect.set(target.message, second, value);
  }
}

function shuffled(conversation: Record<string, unknown>, order: readonly number[]): void {
  const entries = Object.entries(conversation.mapping as object);
  conversation.mapping = Object.fromEntries(
    entries
      .map((entry, at) => ({ entry, key: order[at] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ entry }) => entry),
  );
}

test("whatever is wrong with a mapping, nothing throws or goes round in circles, and no readable text is lost", () => {
  fc.assert(
    fc.property(
      nodes,
      fc.array(damage, { maxLength: 12 }),
      fc.array(fc.nat(), { maxLength: 25 }),
      junk,
      (list, wrong, order, current) => {
        const conversation = chat(placedOf(list));
        damaged(conversation, wrong);
        shuffled(conversation, order);
        if (wrong.length > 6) conversation.current_node = current;
        const one = readConversation(conversation, noFiles);
        const said = JSON.stringify(one?.messages ?? []);
        for (const text of readable(conversation)) expect(said).toContain(text);
        if (one) soundTree(one);
      },
    ),
    { seed, numRuns: runs(40_000) },
  );
});

/** Texts of nodes whose content is whole. */
function readable(conversation: Record<string, unknown>): string[] {
  const json = JSON.stringify(conversation.mapping);
  return json.match(/text-\d+\./g) ?? [];
}

function soundTree({ messages, current }: ImportedConversation): void {
  messages.forEach(({ parent }, place) => {
    if (typeof parent === "number") expect(parent).toBeLessThan(place);
  });
  if (messages.length > 0) expect(messages[current ?? -1]).toBeDefined();
  const ids = messages.flatMap((message) => message.ids);
  expect(new Set(ids).size).toBe(ids.length);
}

test("any JSON at all is read or passed", () => {
  const said = fc.dictionary(fc.constantFrom("message", "parent", "children", "id"), fc.jsonValue({ maxDepth: 5 }));
  const content = fc.dictionary(
    fc.constantFrom("content_type", "parts", "text", "thoughts", "content", "result", "screenshot", "language"),
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("text", "multimodal_text", "code", "thoughts", "computer_output", "execution_output"),
    ),
  );
  const message = fc.record({
    id: fc.jsonValue(),
    author: fc.jsonValue(),
    content,
    metadata: fc.jsonValue({ maxDepth: 3 }),
    recipient: fc.jsonValue(),
  });
  const node = fc.oneof(said, fc.record({ message, parent: fc.constantFrom<unknown>("a", "b", null, 3) }));
  const mapping = fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__", "constructor"), node);
  fc.assert(
    fc.property(
      fc.record({
        mapping: fc.oneof(mapping, fc.jsonValue()),
        title: fc.jsonValue(),
        id: fc.jsonValue(),
        convokeep: fc.jsonValue(),
      }),
      (value) => {
        try {
          readConversation(value, noFiles);
        } catch (error) {
          expect(error).toBeInstanceOf(ImportError);
          expect(holdsStrange(value.mapping)).toBe(true);
        }
      },
    ),
    { seed, numRuns: runs(20_000) },
  );
});

/** Whether there is something where nodes or messages should be, that is none. */
function holdsStrange(mapping: unknown): boolean {
  const isStrange = (value: unknown) => value !== undefined && value !== null && !isFields(value);
  const nodes = typeof mapping === "object" ? Object.values(mapping ?? {}) : [mapping];
  return nodes.some((node) => isStrange(node) || isStrange(fieldsOf(node).message));
}

test("a conversation whose messages are none is told to be broken; one of which there is nothing is passed over", () => {
  const among = (mapping: unknown) => () => readConversation({ id: "c", title: "Lost", mapping }, noFiles);
  for (const mapping of [0, "cut", true, ["n1"], { n1: { message: 7 } }])
    expect(among(mapping)).toThrow("not-understood");
  for (const mapping of [null, undefined, [], {}]) expect(among(mapping)()).toBeNull();
  for (const value of [7, "c", null, []]) expect(() => readConversation(value, noFiles)).toThrow("not-understood");
});

test("twenty thousand nodes, each answer going on in two ways, are not copied for each way", () => {
  const placed: Placed[] = [["n0", null, { role: "user", text: "?" }]];
  for (let at = 1; at < 10_000; at++)
    placed.push([`n${at}`, `n${at - 1}`, { text: "a" }], [`x${at}`, `n${at - 1}`, { text: "b" }]);
  const started = performance.now();
  const one = readConversation(chat(placed), noFiles);
  const parts = one?.messages.reduce((sum, message) => sum + message.parts.length, 0) ?? 0;
  console.info(`${one?.messages.length} messages, ${parts} parts in ${Math.round(performance.now() - started)} ms`);
  expect(one?.messages).toHaveLength(10_001);
  expect(parts).toBeLessThan(50_000);
});

test.each<[string, string]>([
  ["documents that do not end", ":::writing{}\n"],
  ["markers that do not end", "\ue200cite\ue202turn0search0"],
  ["markers of the old form", "\u30104:0\u2020source\u3011"],
  ["code that does not end", "```\n`a "],
  ["links to the sandbox", "[a](sandbox:/x"],
])(
  "%s, a hundred thousand times, are read in moments",
  (_what, piece) => {
    const metadata = {
      citations: [{ start_ix: 1, end_ix: 2 }],
      content_references: [{ matched_text: piece, type: "webpage", url: "https://a.example" }],
    };
    const one = readConversation(chat([["a", null, { text: piece.repeat(100_000), metadata }]]), noFiles);
    expect(one?.messages).toHaveLength(1);
  },
  timeout,
);

test("five thousand calls and outputs that do not belong together are read in moments", () => {
  const placed: Placed[] = [["n0", null, { role: "user", text: "?" }]];
  for (let at = 1; at < 5_000; at++) {
    const call = { content: { content_type: "code", text: "c" }, recipient: "a" };
    const output = {
      role: "tool",
      author: { role: "tool", name: "b" },
      content: { content_type: "execution_output", text: "o" },
    };
    placed.push([`n${at}`, `n${at - 1}`, at % 2 ? call : output]);
  }
  expect(readConversation(chat(placed), noFiles)?.messages[1]?.parts).toHaveLength(4_999);
});
