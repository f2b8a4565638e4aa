import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { ImportedConversation, ImportedMessage, ImportedPart } from "../../conversation/imported.ts";
import type { Message, Part, Role, Thread } from "../../conversation/model.ts";
import { announce, runs, seed, timeout } from "../../conversation/testing/settings.ts";
import { builtText } from "../../export/testing/build-text.ts";
import { richThread } from "../../export/testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../../export/testing/sample-thread.ts";
import type { ImportFormat } from "../format.ts";
import { collect } from "../testing/collect.ts";
import { containerOf } from "../testing/container-of.ts";
import { chatgpt } from "./chatgpt/index.ts";
import { openWebui } from "./open-webui/index.ts";

announce("round trip");
vi.setConfig({ testTimeout: timeout });

const word = fc.constantFrom(
  "a",
  "B c",
  "*x*",
  "<b>",
  "[1]",
  "`d`",
  "\n\n- e",
  "é",
  "😀",
  "\\",
  '"q"',
  "# f",
  "$1",
  "&amp;",
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(" ").trim());
const line = words.map((text) => text.replace(/\s+/g, " "));
const second = fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map((at) => new Date(at * 1000).toISOString());

const extra: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("reasoning" as const), text: words, label: line }),
  fc
    .record({
      kind: fc.constant("tool" as const),
      name: fc.constantFrom("web.run", "all", 'q"<>'),
      input: words,
      output: words,
    })
    .chain((part) => fc.constantFrom<Part>(part, { kind: "tool", name: part.name, input: part.input })),
);

interface Made {
  role: Role;
  text: string;
  extras: Part[];
  /** Which of the messages before it this one follows; the first of all begins the conversation. */
  after: number;
  gap: boolean;
  sentAt: string | undefined;
  model: string | undefined;
  finished: boolean;
  id: string;
}

const made: fc.Arbitrary<Made> = fc.record({
  role: fc.constantFrom<Role>("user", "assistant", "assistant", "system", "tool"),
  text: words,
  extras: fc.array(extra, { maxLength: 3 }),
  after: fc.nat({ max: 3 }),
  gap: fc.boolean(),
  sentAt: fc.option(second, { nil: undefined }),
  model: fc.constantFrom(undefined, "m-1", "m-2"),
  finished: fc.boolean(),
  id: fc.constantFrom("__proto__", "constructor", "root", "x", "y-root", "client-created-root", "1", "z z"),
});

const threads: fc.Arbitrary<Thread> = fc.array(made, { minLength: 1, maxLength: 10 }).map(threadOf);

function threadOf(list: readonly Made[]): Thread {
  const messages = list.map((one, place): Message => {
    const isPrompt = one.role === "user";
    const text: Part = { kind: "text", format: isPrompt ? "plain" : "markdown", text: one.text };
    const before = place - 1 - one.after;
    const parent = before < 0 ? null : idOf(list, before);
    return sampleMessage(idOf(list, place), one.role, isPrompt ? [text] : [...one.extras, text], {
      ...(one.gap && place > 0 ? {} : { parent }),
      ...(one.sentAt ? { sentAt: one.sentAt } : {}),
      ...(one.model && !isPrompt ? { model: one.model } : {}),
      finished: isPrompt || one.finished,
    });
  });
  const more = { tags: ["one", "two"], folder: "Work/Air", starred: true, title: "A plan" };
  return { ...sampleThread(messages, more), path: pathTo(messages) };
}

const idOf = (list: readonly Made[], place: number) =>
  place < 8 ? `${list[place]?.id}${place === 0 ? "" : place}` : `${place}`;

/** Up from the newest message, as far as parents are known. */
function pathTo(messages: readonly Message[]): Thread["path"] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: Thread["path"] = [];
  for (let at = messages.at(-1); at; at = at.parent ? byId.get(at.parent) : undefined) path.unshift({ message: at.id });
  return path;
}

async function throughExport(thread: Thread, format: ImportFormat, name: "chatgpt" | "openwebui") {
  const { text } = await builtText([thread], { format: name });
  const { conversations, problems } = await collect(format, containerOf({ "export.json": text }));
  expect(problems).toEqual([]);
  const [one] = conversations;
  if (one?.kind !== "imported" || conversations.length !== 1) throw new Error("not one conversation");
  return one;
}

interface Told {
  role: Role;
  parent: string | null | undefined;
  texts: string[];
  folded: unknown[];
  model: string | undefined;
  sentAt: string | undefined;
  finished: boolean;
}

function told(message: Message | ImportedMessage, parent: string | null | undefined): Told {
  const { role, model, sentAt, finished } = message;
  const parts: readonly ImportedPart[] = message.parts;
  const texts = parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
  const folded = parts.filter(({ kind }) => kind === "reasoning" || kind === "tool");
  return { role, parent, texts, folded, model, sentAt, finished };
}

const ofThread = ({ messages }: Thread) =>
  new Map(messages.map((message) => [message.id, told(message, message.parent)]));

function ofImport({ messages }: ImportedConversation) {
  const idAt = (place: number | null | undefined) => (typeof place === "number" ? messages[place]?.ids[0] : place);
  return new Map(messages.map((message) => [message.ids[0] ?? "", told(message, idAt(message.parent))]));
}

describe.each([
  ["ChatGPT's", chatgpt, "chatgpt"],
  ["Open WebUI's", openWebui, "openwebui"],
] as const)("a conversation exported in %s shape and imported again", (_name, format, name) => {
  test("is the same tree: ids, roles, texts, thinking, tools, models, times, and the path", async () => {
    await fc.assert(
      fc.asyncProperty(threads, async (thread) => {
        const one = await throughExport(thread, format, name);
        expect(ofImport(one)).toEqual(ofThread(thread));
        expect(one.messages[one.current ?? -1]?.ids[0]).toBe(thread.messages.at(-1)?.id);
        const { id, site, url, title, tags, folder } = thread.conversation;
        expect(one).toMatchObject({ id, site, url, title, tags, folder, starred: true });
        expect(one.unknown).toEqual([]);
      }),
      { seed, numRuns: runs(4_000) },
    );
  });

  test("of another site stays that site's, and loses no word", async () => {
    const { conversation, ...rich } = richThread();
    const thread = {
      ...rich,
      conversation: { ...conversation, id: "claude:9", site: "claude", url: "https://claude.ai/chat/9" },
    };
    const one = await throughExport(thread, format, name);
    expect(one).toMatchObject({ id: "claude:9", site: "claude", url: "https://claude.ai/chat/9", whole: false });
    const all = JSON.stringify(one.messages);
    for (const text of [
      "* not a list",
      "Because",
      "Another answer.",
      "Go on",
      "First",
      "print(1)",
      "let x;",
      "EPA: air",
      "a_b.pdf",
    ])
      expect(all, text).toContain(text);
  });
});
