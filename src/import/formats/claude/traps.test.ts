import { describe, expect, test } from "vitest";
import type { ImportedMessage } from "../../../conversation/imported.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { imported, shownPath, textOf, tree } from "../../testing/told.ts";
import { readClaude } from "./conversation.ts";
import { claude } from "./index.ts";

const chat = (messages: unknown[], more: object = {}) => ({
  uuid: "c1",
  name: "Soup",
  ...more,
  chat_messages: messages,
});
const read = (messages: unknown[], more: object = {}) => imported(readClaude(chat(messages, more)));
const said = (uuid: string, text: string, more: object = {}) => ({
  uuid,
  sender: uuid.startsWith("q") ? "human" : "assistant",
  content: [{ type: "text", text }],
  created_at: "2026-02-03T04:05:06.123456Z",
  ...more,
});
const use = (name: string, input: object, id: string | null = null) => ({ type: "tool_use", id, name, input });
const result = (name: string, text: string, more: object = {}) => ({
  type: "tool_result",
  tool_use_id: null,
  name,
  content: [{ type: "text", text }],
  ...more,
});
const artifact = (command: string, input: object) => use("artifacts", { command, id: "menu", ...input });
const answer = (uuid: string, content: unknown[], more: object = {}) => said(uuid, "", { content, ...more });
const artifactsOf = (message: ImportedMessage | undefined) =>
  message?.parts.flatMap((part) => (part.kind === "artifact" ? [part.content] : []));

describe("content", () => {
  test("goes before the lossy text", () => {
    const [message] = read([said("q1", "all of it\n  with spaces", { text: "all of it" })]).messages;
    expect(message?.parts).toEqual([{ kind: "text", format: "plain", text: "all of it\n  with spaces" }]);
  });

  test("gives way to the text where it says nothing, without what old clients wrote for others", () => {
    const text = "Before\n```\nThis block is not supported on your current device yet.\n```\nAfter";
    const [empty, tool] = read([
      said("q1", "", { content: [], text: "typed" }),
      answer("a1", [use("x", {})], { text }),
    ]).messages;
    expect(empty && textOf(empty)).toBe("typed");
    expect(tool && textOf(tool)).toBe("Before\n\nAfter");
  });

  test("keeps what is not known as JSON, and names only its type", () => {
    const odd = { type: "hologram", light: ["red"] };
    const { messages, unknown } = read([
      answer("a1", [odd, { type: "token_budget" }, { type: "injected_prompt_block", text: "x" }]),
    ]);
    expect(messages[0]?.parts).toMatchObject([{ kind: "unreadable", what: "hologram", raw: JSON.stringify(odd) }]);
    expect(unknown).toEqual(["content hologram"]);
  });

  test("thinking has its last summary for a label, and says where it was cut", () => {
    const thinking = {
      type: "thinking",
      thinking: "long thoughts",
      summaries: [{ summary: "First" }, { summary: "Then" }],
      cut_off: true,
    };
    expect(read([answer("a1", [thinking])]).messages[0]?.parts).toEqual([
      { kind: "reasoning", text: "long thoughts", label: "Then" },
      { kind: "unreadable", what: "thinking", reason: "the export holds only a part of it" },
    ]);
  });
});

describe("citations", () => {
  const cite = (start_index: number, end_index: number, url: string) => ({
    start_index,
    end_index,
    details: { type: "web_search_citation", url },
  });
  const cited = (text: string, ...citations: unknown[]) =>
    textOf(read([answer("a1", [{ type: "text", text, citations }])]).messages[0] as ImportedMessage);

  test("count code points", () => {
    const text = "🥕🥕 are orange. 🧄 is white.";
    expect(cited(text, cite(0, 14, "https://a.example/x"), cite(15, 26, "https://b.example"))).toMatch(
      /^🥕🥕 are orange\.\[\^a-example-\w{6}\] 🧄 is white\.\[\^b-example-\w{6}\]$/,
    );
  });

  test("beyond the text, without a number or inside of code stand behind it", () => {
    expect(cited("Short", cite(0, 900, "https://a.example"))).toMatch(/^Short\[\^a-example-\w{6}\]$/);
    expect(cited("Short", { details: { url: "https://a.example" } })).toMatch(/^Short\[\^a/);
    expect(cited("```js\nlet a;\n```\nThat is it.", cite(0, 9, "https://a.example"))).toMatch(
      /^```js\nlet a;\n```\nThat is it\.\[\^a/,
    );
  });

  test("do not become links, and need an address of the web", () => {
    expect(cited("See(this)", cite(0, 3, "https://a.example"))).toMatch(/^See\[\^a-example-\w{6}\]\\\(this\)$/);
    expect(cited("See", cite(0, 3, "javascript:alert(1)"))).toBe("See");
  });
});

describe("tools", () => {
  test("without ids pair in their order, by name", () => {
    const content = [
      use("a", { n: 1 }),
      use("a", { n: 2 }),
      result("a", "one"),
      use("b", {}),
      result("b", "bee"),
      result("a", "two"),
    ];
    expect(read([answer("a1", content)]).messages[0]?.parts).toEqual([
      { kind: "tool", name: "a", input: '{\n  "n": 1\n}', output: "one" },
      { kind: "tool", name: "a", input: '{\n  "n": 2\n}', output: "two" },
      { kind: "tool", name: "b", output: "bee" },
    ]);
  });

  test("pair by ids where both have one; an answer alone stays", () => {
    const content = [
      use("a", { n: 1 }, "t1"),
      use("a", { n: 2 }, "t2"),
      { ...result("a", "two"), tool_use_id: "t2" },
      { ...result("a", "lost"), tool_use_id: "t9" },
    ];
    expect(read([answer("a1", content)]).messages[0]?.parts).toMatchObject([
      { kind: "tool", input: '{\n  "n": 1\n}' },
      { kind: "tool", output: "two" },
      { kind: "tool", name: "a", output: "lost" },
    ]);
  });

  test("give pages, files and images by name, and structured results", () => {
    const content = [
      { type: "knowledge", title: "Leeks", url: "https://leek.example", text: "Green." },
      { type: "local_resource", file_path: "/mnt/leek.pdf", name: "leek.pdf", uuid: "r1" },
      { type: "image", file_uuid: "i1" },
      { type: "image_gallery", images: [] },
    ];
    const { messages, unknown } = read([answer("a1", [use("s", {}), { ...result("s", ""), content }])]);
    expect(messages[0]?.parts).toMatchObject([
      { kind: "tool", output: "Leeks\nhttps://leek.example\nGreen." },
      { kind: "file", key: "r1", name: "leek.pdf" },
      { kind: "image", key: "i1", origin: "generated" },
      { kind: "unreadable", what: "tool result image_gallery" },
    ]);
    expect(unknown).toEqual(["tool result image_gallery"]);
    const structured = read([answer("a1", [{ ...result("s", ""), content: [], structured_content: { n: 5 } }])]);
    expect(structured.messages[0]?.parts).toMatchObject([{ kind: "tool", output: '{\n  "n": 5\n}' }]);
  });
});

describe("artifacts", () => {
  const create = artifact("create", { type: "text/markdown", title: "Menu", content: "# Menu\nSoup $1" });
  const ok = result("artifacts", "OK");

  test("are replayed: every version in the message that made it", () => {
    const { messages } = read([
      said("q1", "A menu"),
      answer("a1", [create, ok, artifact("update", { old_str: "Soup", new_str: "Stew" }), ok]),
      said("q2", "Another"),
      answer("a2", [
        artifact("rewrite", { content: "# New" }),
        ok,
        artifact("update", { old_str: "New", new_str: "$& Newer" }),
        ok,
      ]),
    ]);
    expect(artifactsOf(messages[1])).toEqual(["# Menu\nSoup $1", "# Menu\nStew $1"]);
    expect(messages[3]?.parts).toEqual([
      { kind: "artifact", title: "Menu", format: "markdown", content: "# New" },
      { kind: "artifact", title: "Menu", format: "markdown", content: "# $& Newer" },
    ]);
  });

  test("of one branch are not touched by another", () => {
    const from = (parent_message_uuid: string) => ({ parent_message_uuid });
    const change = (new_str: string) => [artifact("update", { old_str: "Soup $1", new_str }), ok];
    const { messages } = read([
      said("q1", "A menu", from("root")),
      answer("a1", [create, ok], from("q1")),
      answer("a2", change("left"), from("a1")),
      answer("a3", change("right"), from("a1")),
    ]);
    expect(artifactsOf(messages[2])).toEqual(["# Menu\nleft"]);
    expect(artifactsOf(messages[3])).toEqual(["# Menu\nright"]);
  });

  test("that cannot be replayed stay as the call, with the export's own file where it has one", async () => {
    const call = artifact("update", { old_str: "a", new_str: "b", version_uuid: "v-9", title: "Menu" });
    expect(read([answer("a1", [call, ok])]).messages[0]?.parts).toMatchObject([
      { kind: "tool", name: "artifacts", output: "OK" },
    ]);
    const { conversations } = await collect(
      claude,
      containerOf({
        "conversations-000.zip/conversations.json": [chat([answer("a1", [call, ok])])],
        "frames-000.zip/artifacts/menu/versions/v-9.html": "<p>",
        "frames-000.zip/artifacts/menu/artifact.json": {},
      }),
    );
    expect(imported(conversations[0]).messages[0]?.parts[1]).toMatchObject({
      kind: "file",
      key: "v-9",
      name: "Menu.html",
      source: { member: "frames-000.zip/artifacts/menu/versions/v-9.html" },
    });
  });

  test("that the tool refused are calls", () => {
    const { parts } =
      read([answer("a1", [create, { ...result("artifacts", "No title"), is_error: true }])]).messages[0] ?? {};
    expect(parts).toMatchObject([{ kind: "tool", name: "artifacts", output: "Error: No title" }]);
  });

  test("know their languages", () => {
    const code = artifact("create", { type: "application/vnd.ant.code", language: "python", content: "x = 1" });
    const react = artifact("create", { type: "application/vnd.ant.react", content: "<b/>" });
    expect(read([answer("a1", [code, react])]).messages[0]?.parts).toMatchObject([
      { format: "code", language: "python" },
      { format: "code", language: "jsx" },
    ]);
  });

  test("are files in newer chats", () => {
    const path = "/mnt/user-data/outputs/plan.md";
    const { messages } = read([
      answer("a1", [
        use("create_file", { path, file_text: "one two" }),
        result("create_file", "File created successfully: x"),
      ]),
      answer("a2", [
        use("str_replace", { path, old_str: "two", new_str: "three" }),
        result("str_replace", "Successfully replaced"),
      ]),
      answer("a3", [use("str_replace", { path: "/other.py", old_str: "a", new_str: "b" })]),
    ]);
    expect(messages[0]?.parts).toEqual([
      { kind: "artifact", title: "plan.md", format: "markdown", content: "one two" },
    ]);
    expect(artifactsOf(messages[1])).toEqual(["one three"]);
    expect(messages[2]?.parts).toMatchObject([{ kind: "tool", name: "str_replace" }]);
  });

  test("that grow a thousand times do not fill the memory", () => {
    const content = "x".repeat(200_000);
    const many = Array.from({ length: 1_000 }, () => artifact("update", { old_str: "x", new_str: "xy" }));
    const { messages } = read([answer("a1", [artifact("create", { content }), ...many])]);
    const written = artifactsOf(messages[0])?.reduce((sum, each) => sum + each.length, 0) ?? 0;
    expect(written).toBeGreaterThan(200_000);
    expect(written).toBeLessThanOrEqual(32 * 1024 * 1024);
    expect(messages[0]?.parts).toHaveLength(1_001);
  });
});

test("a hundred thousand calls without answers, answers without calls, and documents take seconds", () => {
  const many = (make: (at: number) => unknown) => Array.from({ length: 100_000 }, (_, at) => make(at));
  const start = performance.now();
  read([
    answer("a1", [
      ...many((at) => use("x", {}, `t${at}`)),
      ...many((at) => ({ ...result("x", "y"), tool_use_id: `u${at}` })),
    ]),
  ]);
  read([answer("a1", [...many((at) => artifact("create", { id: `d${at}`, content: "x" }))])]);
  const large = "x".repeat(300_000);
  read([
    answer("a1", [
      artifact("create", { content: large }),
      ...many(() => artifact("update", { old_str: "y", new_str: "z" })),
    ]),
  ]);
  expect(performance.now() - start).toBeLessThan(30_000);
});

describe("what was sent along", () => {
  const sent = (attachments: unknown[], files: unknown[] = []) =>
    read([said("q1", "", { content: [], attachments, files })]).messages[0]?.parts;

  test("texts are files with their text, also without a name", () => {
    expect(sent([{ file_name: "", file_type: "txt", extracted_content: "pasted" }])).toMatchObject([
      { kind: "file", name: "text.txt", source: { text: "pasted" } },
    ]);
  });

  test("the text of what is no text is not given out as the file", () => {
    expect(sent([{ file_name: "bill.pdf", file_type: "pdf", extracted_content: "Sum: 5" }])).toMatchObject([
      { kind: "file", name: "bill.pdf.txt", source: { text: "Sum: 5" } },
    ]);
  });

  test("what is in both lists is one, and names alone say so", () => {
    expect(
      sent(
        [{ file_name: "a.txt", extracted_content: "A" }, { file_name: "p.png" }],
        [
          { file_uuid: "f1", file_name: "a.txt" },
          { file_uuid: "f2", file_name: "p.png" },
        ],
      ),
    ).toMatchObject([
      { kind: "file", key: "f1", name: "a.txt", source: { text: "A" } },
      { kind: "image", key: "f2", alt: "p.png", origin: "upload", problem: "the export holds only its name" },
    ]);
  });
});

describe("places", () => {
  const root = "00000000-0000-4000-8000-000000000000";

  test("chats from before there were parents are lines", () => {
    const chats = read([said("q1", "1"), said("a1", "2"), said("q2", "3")]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "q2 < a1"]);
    expect(shownPath(chats)).toHaveLength(3);
  });

  test("parents, where some messages have them", () => {
    const of = (parent_message_uuid: string | null) => ({ parent_message_uuid });
    const chats = read([
      said("q1", "1"),
      said("a1", "2"),
      said("q2", "3", of("a1")),
      said("a2", "4", of("q2")),
      said("a3", "5", of("q2")),
    ]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "q2 < a1", "a2 < q2", "a3 < q2"]);
    expect(shownPath(chats).at(-1)).toBe("assistant: 5");
  });

  test("an unknown parent is the root for the first message only; a second prompt may be another first one", () => {
    const of = (parent_message_uuid: string | null) => ({ parent_message_uuid });
    expect(
      tree(
        read([
          said("q1", "1", of("nobody")),
          said("a1", "2", of("gone")),
          said("q2", "3", of(root)),
          said("q3", "4", of(null)),
        ]),
      ),
    ).toEqual(["q1", "a1 < ?", "q2", "q3"]);
  });

  test("circles are opened", () => {
    const of = (parent_message_uuid: string) => ({ parent_message_uuid });
    expect(
      tree(
        read([
          said("q1", "1", of("q3")),
          said("q2", "2", of("q1")),
          said("q3", "3", of("q2")),
          said("q4", "4", of("q4")),
        ]),
      ),
    ).toEqual(["q1 < ?", "q2 < q1", "q3 < q2", "q4 < ?"]);
  });

  test("the web API names the newest message of the shown path, the model and the star", () => {
    const of = (parent_message_uuid: string) => ({ parent_message_uuid });
    const more = { current_leaf_message_uuid: "a1", model: "claude-x", is_starred: true, project: { name: "Kitchen" } };
    const chats = read([said("q1", "1", of(root)), said("a1", "2", of("q1")), said("a2", "3", of("q1"))], more);
    expect(shownPath(chats)).toEqual(["user: 1", "assistant: 2"]);
    expect(chats).toMatchObject({ model: "claude-x", starred: true, folder: "Kitchen" });
  });

  test("times with nine digits or without a zone", () => {
    const chats = read([said("q1", "1", { created_at: "2026-02-03T04:05:06.123456789+00:00" })], {
      created_at: "2024-08-08T19:12:06.120414",
    });
    expect(chats.messages[0]?.sentAt).toBe("2026-02-03T04:05:06.123Z");
    expect(chats.created).toBe("2024-08-08T19:12:06.120Z");
  });

  test("empty chats are none, empty messages keep their place", () => {
    expect(readClaude(chat([]))).toBeNull();
    const chats = read([said("q1", "1"), answer("a1", []), said("q2", "2")]);
    expect(chats.messages[1]?.parts).toMatchObject([{ kind: "unreadable", what: "message" }]);
    expect(tree(chats)).toEqual(["q1", "a1 < q1", "q2 < a1"]);
  });
});

describe("files", () => {
  test("one broken conversation costs itself; records of other kinds before it decide nothing", async () => {
    const good = chat([said("q1", "Hello")]);
    const text = `\ufeff[{"folder":1},${JSON.stringify(good)},{"uuid":"c2","chat_messages":oops},${JSON.stringify({ ...good, uuid: "c3" })}]`;
    const { conversations, problems } = await collect(claude, containerOf({ "data-2026/conversations.json": text }));
    expect(conversations.map((each) => imported(each).id)).toEqual(["claude:c1", "claude:c3"]);
    expect(problems.map(({ problem }) => problem)).toEqual(["not-understood", "not-json"]);
  });

  test("a chat in several batches is given as often, accounts and manifest beside chats change nothing", async () => {
    const users = [{ uuid: "u", full_name: "N", email_address: "n@n.example" }];
    const manifest = { data_files: [{ category: "conversations", export_url: "https://secret.example/once" }] };
    const { conversations, problems, claimed, prints } = await collect(
      claude,
      containerOf({
        "a/conversations.json": [chat([said("q1", "Hello")])],
        "b/conversations.json": [chat([said("q1", "Hello"), said("a1", "Hi")])],
        "a/users.json": users,
        "manifest.json": manifest,
      }),
    );
    expect(claimed).not.toContain("a/users.json");
    expect(problems).toEqual([]);
    expect(conversations.map((each) => imported(each).messages.length)).toEqual([1, 2]);
    expect(JSON.stringify([conversations, prints])).not.toContain("secret");
  });

  test("chats of the design tool in files of their own", async () => {
    const design = (uuid: string) => ({
      uuid,
      project: { name: "Logo" },
      messages: [{ uuid: "m", role: "user", content: { content: "Draw", timestamp: "2026-08-01T10:00:01.000Z" } }],
    });
    const { conversations } = await collect(
      claude,
      containerOf({ "design_chats/d1.json": design("d1"), "design_chats/d2.json": design("d2") }),
    );
    expect(conversations.map((each) => shownPath(imported(each)))).toEqual([["user: Draw"], ["user: Draw"]]);
    expect(conversations[0]).toMatchObject({ id: "claude:d1", folder: "Logo", created: "2026-08-01T10:00:01.000Z" });
  });
});
