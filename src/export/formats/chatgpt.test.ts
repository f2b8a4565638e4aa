import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Thread } from "../../conversation/model.ts";
import { builtText } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";

interface Node {
  id: string;
  parent: string | null;
  children: string[];
  message: null | {
    id: string;
    author: { role: string; name: string | null };
    create_time: number | null;
    content: { content_type: string; parts?: unknown[]; text?: string; thoughts?: { content: string }[] };
    recipient: string;
    status: string;
    metadata: Record<string, unknown>;
  };
}

interface Exported {
  title: string;
  create_time: number;
  update_time: number;
  conversation_id: string;
  id: string;
  current_node: string;
  mapping: Record<string, Node>;
}

async function exported(threads: Thread[]): Promise<Exported[]> {
  return JSON.parse((await builtText(threads, { format: "chatgpt" })).text);
}

/** What programs that take in ChatGPT's export show of a node: texts to everybody, no thinking, no tools. */
function shownOf({ message }: Pick<Node, "message">): { id: string; role: string; text: string } | undefined {
  if (message?.recipient !== "all" || message.content.content_type !== "text") return undefined;
  return { id: message.id, role: message.author.role, text: (message.content.parts ?? []).join("") };
}

/** Walks from the current node to the root, as importers do, and by the children from the root. */
function readBack({ mapping, current_node }: Exported) {
  const thread: { id: string; role: string; text: string }[] = [];
  for (let id: string | null = current_node; id !== null; id = mapping[id]?.parent ?? null) {
    const node: Node | undefined = mapping[id];
    const shown = node && shownOf(node);
    if (shown) thread.unshift(shown);
  }
  const parents = new Map<string, string | null>();
  const walk = (id: string, above: string | null) => {
    const node = mapping[id];
    const shown = node && shownOf(node);
    if (shown) parents.set(shown.id, above);
    for (const child of node?.children ?? []) walk(child, shown?.id ?? above);
  };
  for (const { id, parent } of Object.values(mapping)) if (parent === null) walk(id, null);
  return { thread, parents };
}

/** Random trees of messages with random texts, as the archive may hold them. */
function randomThread(seed: number): Thread {
  let state = seed;
  const next = (limit: number) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % limit;
  };
  const texts = ["a\n\nb", "  spaces  ", "```\nopen", "\u{1F600} \ud83d", "<b>\\n", "__proto__", "\n\n", "* x\n* y"];
  const messages = Array.from({ length: 1 + next(30) }, (_, at) =>
    sampleMessage(at === 3 ? "__proto__" : `m${at}`, next(2) === 0 ? "user" : "assistant", [
      { kind: "text", format: next(2) === 0 ? "plain" : "markdown", text: texts[next(texts.length)] ?? "" },
    ]),
  );
  for (const [at, message] of messages.entries()) message.parent = at === 0 ? null : (messages[next(at)]?.id ?? null);
  const path: Thread["path"] = [];
  for (let at = messages.at(-1); at; at = messages.find(({ id }) => id === at?.parent))
    path.unshift({ message: at.id });
  return { ...sampleThread(messages), path };
}

describe("ChatGPT's shape", () => {
  test("reads back equal in tree and text by another reader, for random trees", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const thread = randomThread(seed);
      const [back] = (await exported([thread])).map(readBack);
      const said = new Map(
        thread.messages.map(({ id, role, parts }) => [
          id,
          { id, role, text: parts[0]?.kind === "text" ? parts[0].text : "" },
        ]),
      );
      expect(back?.thread).toEqual(thread.path.map((step) => said.get("message" in step ? step.message : "")));
      expect(back?.parents).toEqual(new Map(thread.messages.map(({ id, parent }) => [id, parent])));
    }
  });

  test("has the facts under the names and in the units of the original", async () => {
    const thread = richThread();
    const { name, text } = await builtText([thread, sampleThread(undefined, { id: "claude:x" })], {
      format: "chatgpt",
    });
    const [first, second] = JSON.parse(text) as [Exported, Exported];
    expect(name).toBe("conversations.json");
    expect(first).toMatchObject({
      title: "My plan",
      create_time: Date.parse("2026-11-19T08:00:00.000Z") / 1000,
      update_time: Date.parse("2026-11-20T10:00:00.000Z") / 1000,
      conversation_id: "1",
      id: "1",
      current_node: "m4",
      default_model_slug: "gpt-5",
    });
    expect(second.id).toBe("claude:x");
    expect(first.mapping.m2?.message).toMatchObject({
      author: { role: "assistant" },
      create_time: Date.parse("2026-11-20T10:33:09.500Z") / 1000,
      metadata: { model_slug: "gpt-5", attachments: [{ name: "a_b.pdf" }] },
    });
    expect(first.mapping.m4?.message?.status).toBe("in_progress");
    for (const [key, node] of Object.entries(first.mapping)) {
      expect(node.id).toBe(key);
      if (node.message) expect(node.message.id).toBe(key);
      if (node.parent !== null) expect(first.mapping[node.parent]?.children).toContain(key);
    }
  });

  test("keeps thinking and tool calls as nodes of their own, and places across gaps as a mark", async () => {
    const [first] = await exported([richThread()]);
    if (!first) throw new Error("nothing exported");
    const kinds: (string | undefined)[] = [];
    for (let id: string | null = "m2"; id !== null; id = first.mapping[id]?.parent ?? null) {
      kinds.unshift(first.mapping[id]?.message?.content.content_type);
    }
    expect(kinds).toEqual([undefined, "text", "thoughts", "code", "execution_output", "text"]);
    expect(readBack(first).parents).toEqual(
      new Map([
        ["m1", null],
        ["m2", "m1"],
        ["b1", "m1"],
        ["m3", "m2"],
        ["m4", "m3"],
      ]),
    );
    expect(first.mapping.m3?.message?.metadata).toEqual({ convokeep_gap_before: true });
  });

  test("a damaged tree is written as one without circles", async () => {
    const thread = sampleThread([
      sampleMessage("a", "user", [], { parent: "c" }),
      sampleMessage("b", "assistant", [], { parent: "a" }),
      sampleMessage("c", "user", [], { parent: "b" }),
      sampleMessage("d", "user", [], { parent: "gone" }),
    ]);
    const [back] = (await exported([thread])).map(readBack);
    expect(new Set(back?.parents.keys())).toEqual(new Set(["a", "b", "c", "d"]));
  });

  const sample = "../shared/exports/chatgpt/librechat-modern-export.conversations.json";
  test.skipIf(!existsSync(sample))("uses no other kinds of values than a file of the original's shape", async () => {
    const [original] = JSON.parse(readFileSync(sample, "utf8"));
    const [first] = await exported([richThread()]);
    const typeOf = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
    const compare = (theirs: Record<string, unknown>, ours: Record<string, unknown>) =>
      Object.entries(theirs).flatMap(([key, value]) =>
        value === null || ours[key] === null || typeOf(ours[key]) === typeOf(value) ? [] : [key],
      );
    const node = (mapping: Record<string, Node>) =>
      Object.values(mapping).find(({ message }) => message?.author.role === "assistant" && message.content.parts);
    const [theirs, ours] = [node(original.mapping), first && node(first.mapping)];
    expect(compare({ ...theirs?.message, channel: null, update_time: null }, { ...ours?.message })).toEqual([]);
    const { gizmo_id: _gizmo, ...told } = original;
    expect(compare(told, { ...told, ...first })).toEqual([]);
  });
});
