import { expect, test } from "vitest";
import type { ImportedConversation } from "../../conversation/imported.ts";
import { formats } from "../formats.ts";
import { collect } from "../testing/collect.ts";
import { containerOf } from "../testing/container-of.ts";
import { answer, type Placed } from "./chatgpt/testing/chat.ts";

/** Far above what any of these takes, far below what it takes where the work grows with the square of the length. */
const timeout = 10_000;
const many = 200_000;

/** All conversations that any format reads in a file, the first that knows it. */
async function read(content: unknown, name = "file.json"): Promise<ImportedConversation[]> {
  for (const format of formats) {
    const { conversations } = await collect(format, containerOf({ [name]: content }));
    if (conversations.length > 0) return conversations as ImportedConversation[];
  }
  return [];
}

const spaces = " ".repeat(many);
const words = (chats: readonly ImportedConversation[]) => JSON.stringify(chats.map(({ messages }) => messages));

test("a line that is hardly a table's heading", { timeout }, async () => {
  expect(await read(`a,${spaces}!\nb,c`, "a.txt")).toEqual([]);
});

const canvas = (pattern: string, content = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", replacement = "x"): Placed[] => [
  ["c", "q", call("create", { name: "N", type: "document", content })],
  ["u", "c", call("update", { updates: Array(50).fill({ pattern, multiple: true, replacement }) })],
];
const call = (name: string, input: unknown) => ({
  content: { content_type: "code", text: JSON.stringify(input) },
  recipient: `canmore.${name}_textdoc`,
});

test.each<[string, unknown]>([
  ["ChatGPT's blocks", answer({ text: `:::writing${spaces}x\nend` })],
  ["ChatGPT's fences", answer({ text: `${"`".repeat(many)}\u2028\ue200cite\ue201 end` })],
  [
    "a canvas pattern with much that may be there",
    answer({ text: "end" }, canvas(`${"a?".repeat(40)}${"a".repeat(40)}`)),
  ],
  ["a canvas pattern of many ways", answer({ text: "end" }, canvas(`${"(a|a)".repeat(40)}b`))],
  ["a canvas pattern of many brackets", answer({ text: "end" }, canvas("[".repeat(many)))],
  [
    "a canvas pattern that is looked for everywhere, again and again",
    answer({ text: "end" }, canvas("a[a-z]*B", `${"a".repeat(15_000)}1aB`, "\\g<0>")),
  ],
  ["a canvas text that grows", answer({ text: "end" }, canvas("a", "a".repeat(many), "a".repeat(many)))],
  ["Gemini's titles", [gemini(`Prompted a${spaces}end`)]],
  ["Grok's steps", grok({ steps: [`${spaces}x`], message: "end" })],
  ["Open WebUI's tags", openWebui(`<details type="reasoning" ${"a".repeat(many)}>think</details>end`)],
  ["Perplexity's files", perplexity({ attachments: [`${"?".repeat(many)}\n`] })],
  ["Perplexity's addresses", perplexity({ thread_url_slug: `${"/".repeat(many)}\n${"?".repeat(many)}\n` })],
])("%s", { timeout }, async (_, value) => {
  expect(words(await read(value))).toContain("end");
});

function gemini(title: string) {
  return { header: "Gemini Apps", title, time: "2026-07-20T10:00:00Z", products: ["Gemini Apps"] };
}

function grok(response: object) {
  return { conversations: [{ conversation: { id: "g" }, responses: [{ response: { _id: "a", ...response } }] }] };
}

function openWebui(content: string) {
  return [{ id: "w", chat: { history: { currentId: "a", messages: { a: { id: "a", role: "assistant", content } } } } }];
}

function perplexity(entry: object) {
  return { entries: [{ query_str: "?", answer: "end", ...entry }] };
}

const markdown = (body: string) => `---\ntitle: "T"\nid: "chatgpt:1"\nsite: "chatgpt"\n---\n\n# T\n\n${body}`;

test.each([
  ["references", `## 1 · You\n\n${"[^".repeat(many)} end\n\n[^a]: [A](https://a.example)\n`],
  ["footnotes", `## 1 · You\n\nend[^a]\n\n[^a]: [${"](<".repeat(many)}\n`],
])("%s in Markdown of ours", { timeout }, async (_, body) => {
  expect(words(await read(markdown(body), "a.md"))).toContain("end");
});

test("many messages in Markdown of ours", { timeout }, async () => {
  const body = Array.from({ length: 30_000 }, (_, place) => `## ${place + 1} · You\n\nword ${place}\n`).join("\n");
  expect((await read(markdown(body), "a.md"))[0]?.messages).toHaveLength(30_000);
});

test("many answers behind a long line of what is no message", { timeout }, async () => {
  const line = Array.from({ length: 30_000 }, (_, at) => [`p${at}`, { parent: at ? `p${at - 1}` : null }] as const);
  const ends = Array.from({ length: 30_000 }, (_, at) => {
    const message = { fragments: [{ type: "RESPONSE", content: "end" }] };
    return [`m${at}`, { parent: "p29999", message }] as const;
  });
  const [chat] = await read([
    { id: "d", inserted_at: "2026-01-01T00:00:00Z", mapping: Object.fromEntries([...line, ...ends]) },
  ]);
  expect(chat?.messages.filter(({ parent }) => parent === null)).toHaveLength(30_000);
});

test("many citations of many pages", { timeout }, async () => {
  const results = Array.from({ length: 30_000 }, () => ({ url: "https://a.example/", cite_index: 9999 }));
  const content = `${"[citation:1]".repeat(30_000)} end`;
  const message = { fragments: [{ type: "RESPONSE", content, results }] };
  const mapping = { root: { parent: null }, a: { parent: "root", message } };
  expect(words(await read([{ id: "d", inserted_at: "2026-01-01T00:00:00Z", mapping }]))).toContain("end");
});

test("many links to files of which the export lists many", { timeout }, async () => {
  const links = Array.from({ length: 30_000 }, (_, at) => `[f](sandbox:/${at}/a.txt)`).join(" ");
  const library = Array.from({ length: 30_000 }, (_, at) => ({ file_id: `file-${at}`, file_name: "a.txt" }));
  const files = { "conversations.json": [answer({ text: `${links} end` })], "library_files.json": library };
  const [chatgpt] = formats.filter(({ id }) => id === "chatgpt");
  if (!chatgpt) throw new Error("no reader");
  expect((await collect(chatgpt, containerOf(files))).conversations).toHaveLength(1);
});
