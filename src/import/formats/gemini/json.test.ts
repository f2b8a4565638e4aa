import { describe, expect, test } from "vitest";
import { promptKey } from "../../../conversation/activity.ts";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { answered, folder, read, readJson, record, shown } from "./testing/activity-files.ts";

describe("JSON", () => {
  test("newest first in the file, oldest first in the conversation; several pieces of an answer are one", async () => {
    const { conversations } = await readJson(
      record("Prompted second\nwith two lines", "2026-07-20T10:05:00.500Z", {
        safeHtmlItem: [{ html: "<p>Two <b>bold</b>.</p>" }, { html: "<pre><code>x = 1\n</code></pre>" }],
      }),
      answered("Prompted first", "2026-07-20T10:00:00.123Z", "<ul><li>One</li></ul>"),
    );
    expect(conversations).toHaveLength(1);
    expect(shown(conversations[0] as ImportedConversation)).toEqual([
      "user: first",
      "assistant: - One",
      "user: second\nwith two lines",
      "assistant: Two **bold**.\n\n```\nx = 1\n```",
    ]);
    expect(conversations[0]).toMatchObject({
      id: `gemini:takeout-${Date.parse("2026-07-20T10:00:00Z") / 1000}-${promptKey("first")}`,
      url: "",
      created: "2026-07-20T10:00:00.123Z",
      updated: "2026-07-20T10:05:00.500Z",
      whole: false,
    });
    expect(conversations[0]?.messages.map((message) => message.parent)).toEqual([undefined, 0, 1, 2]);
  });

  test("a pause of more than 30 minutes begins another conversation", async () => {
    const { conversations } = await readJson(
      record("Prompted c", "2026-07-20T11:01:00Z"),
      record("Prompted b", "2026-07-20T10:30:00Z"),
      record("Prompted a", "2026-07-20T10:00:00Z"),
    );
    expect(conversations.map(shown)).toEqual([["user: c"], ["user: a", "user: b"]]);
  });

  test("a link to the chat goes before the clock: what is asked in two at once is kept apart", async () => {
    const chat = (id: string) => ({ titleUrl: `https://gemini.google.com/u/1/app/${id}` });
    const { conversations } = await readJson(
      record("Prompted a2", "2026-09-01T10:00:00Z", chat("aaaaaaaa11111111")),
      record("Prompted b1", "2026-07-20T10:01:00Z", {
        details: [{ name: "x", url: "https://gemini.google.com/app/bbbbbbbb22222222" }],
      }),
      record("Prompted alone", "2026-07-20T10:00:30Z"),
      record("Prompted a1", "2026-07-20T10:00:00Z", chat("aaaaaaaa11111111")),
    );
    expect(Object.fromEntries(conversations.map((each) => [each.id.slice(0, 16), shown(each)]))).toEqual({
      "gemini:bbbbbbbb2": ["user: b1"],
      "gemini:takeout-1": ["user: alone"],
      "gemini:aaaaaaaa1": ["user: a1", "user: a2"],
    });
    expect(conversations.at(-1)?.messages.map(({ parent }) => parent)).toEqual([undefined, undefined]);
    expect(conversations.at(-1)?.url).toBe("https://gemini.google.com/app/aaaaaaaa11111111");
  });

  test("other products' activity is not ours, though it stands in the same file or says Gemini", async () => {
    const { conversations, claimed } = await read({
      "a/MyActivity.json": [
        record("Prompted ours", "2026-07-20T10:00:00Z"),
        record("Prompted not ours", "2026-07-20T10:00:00Z", { header: "Search", products: ["Search"] }),
      ],
      "b/MyActivity.json": [
        record("Watched Gemini Apps", "2026-07-20T10:00:00Z", { header: "YouTube", products: ["YouTube"] }),
      ],
      "c/MyActivity.json": [
        record("Prompted x", "2026-07-20T10:00:00Z", { header: "Gemini Apps for dogs", products: [] }),
      ],
    });
    expect(claimed).toEqual(["a/MyActivity.json"]);
    expect(conversations.map(shown)).toEqual([["user: ours"]]);
  });

  test("Bard was its name before", async () => {
    const { conversations } = await readJson(
      record("Asked Bard: hello", "2023-10-20T10:00:00Z", { header: "Bard", products: ["Bard"] }),
    );
    expect(conversations.map(shown)).toEqual([["user: hello"]]);
  });

  test("only what was sent is a prompt; what was made is a document; the rest is passed over where it holds nothing", async () => {
    const { conversations } = await readJson(
      record("Used Gemini Apps", "2026-07-20T10:07:00Z"),
      record("Gave feedback: Good response", "2026-07-20T10:06:00Z"),
      record("Selected preferred draft", "2026-07-20T10:05:50Z"),
      record("Created Gemini Canvas titled ", "2026-07-20T10:05:30Z"),
      record("Created Gemini Canvas titled Garden plan", "2026-07-20T10:05:00Z"),
      answered("Created Gemini Canvas titled Soup", "2026-07-20T10:04:00Z", "<h2>Soup</h2><p>Boil.</p>"),
      answered("Used an Assistant feature", "2026-07-20T10:03:00Z", "<p>Timer set.</p>"),
      answered("Branched what now", "2026-07-20T10:02:00Z", "<p>This.</p>"),
      record("Answered yes", "2026-07-20T10:01:00Z"),
    );
    expect(shown(conversations[0] as ImportedConversation)).toEqual([
      "user: yes",
      "user: what now",
      "assistant: This.",
      "assistant: Used an Assistant feature | Timer set.",
      "assistant: artifact",
      "assistant: unreadable",
    ]);
    expect(conversations[0]?.messages[4]?.parts).toEqual([
      { kind: "artifact", title: "Soup", format: "markdown", content: "## Soup\n\nBoil." },
    ]);
  });

  test.each([
    ["Eingegebener Prompt: Wie geht es?", "Wie geht es?"],
    ["Prompt : Comment ça va ?", "Comment ça va ?"],
    ["Has dicho: ¿Qué tal?", "¿Qué tal?"],
    ["Hiciste la petición ¿Qué tal?", "¿Qué tal?"],
    ["送信したメッセージ: 元気ですか", "元気ですか"],
    ["已提示：你好", "你好"],
    ["Prompted", "unreadable"],
    ["Prompted\u00a0with a hard space", "with a hard space"],
  ])("verbs of other languages: %s", async (title, prompt) => {
    const { conversations } = await readJson(answered(title, "2026-07-20T10:00:00Z", "<p>ok</p>"));
    expect(shown(conversations[0] as ImportedConversation)[0]).toBe(`user: ${prompt}`);
    expect(conversations[0]?.unknown).toEqual([]);
  });

  test("a verb that is not known is told, and its words stay", async () => {
    const { conversations } = await readJson(
      record("Gemini Apps käytetty", "2026-07-20T10:01:00Z"),
      answered("Kehote lähetetty: moi", "2026-07-20T10:00:00Z", "<p>Hei</p>"),
    );
    expect(shown(conversations[0] as ImportedConversation)).toEqual(["user: Kehote lähetetty: moi", "assistant: Hei"]);
    expect(conversations[0]?.unknown).toEqual(["verb of a title"]);
  });

  test("what was sent along is found beside the file, by name", async () => {
    const { conversations } = await read({
      [`${folder}MyActivity.json`]: [
        record("Prompted look\nAttached 3 files.", "2026-07-20T10:00:00Z", {
          attachedFiles: ["pic-ab12.png", "notes-77.pdf", "gone.txt"],
          imageFile: "pic-ab12.png",
          audioFiles: ["voice.ogg"],
          subtitles: [
            { name: "- My notes.pdf", url: "notes-77.pdf" },
            { name: "How was it?" },
            { name: "A source", url: "https://example.org/a" },
          ],
          safeHtmlItem: [{ html: '<p>A cat <img src="made.png" alt="cat"></p>' }],
        }),
      ],
      [`${folder}pic-ab12.png`]: new Uint8Array([1]),
      [`${folder}notes-77.pdf`]: new Uint8Array([2]),
      [`${folder}made.png`]: new Uint8Array([3]),
      "elsewhere/voice.ogg": new Uint8Array([4]),
      "elsewhere/pic-ab12.png": new Uint8Array([5]),
    });
    const [prompt, answer] = conversations[0]?.messages ?? [];
    expect(prompt?.parts).toMatchObject([
      { kind: "text", text: "look" },
      { kind: "image", key: "pic-ab12.png", source: { member: `${folder}pic-ab12.png` } },
      { kind: "file", name: "My notes.pdf", source: { member: `${folder}notes-77.pdf` } },
      { kind: "file", name: "gone.txt", problem: "the export holds only its name" },
      { kind: "file", name: "voice.ogg", source: { member: "elsewhere/voice.ogg" } },
    ]);
    expect(answer?.parts).toMatchObject([
      { kind: "text", text: "A cat ![cat](attachment:made.png)" },
      { kind: "image", key: "made.png", alt: "cat", origin: "generated", source: { member: `${folder}made.png` } },
      { kind: "citations", items: [{ title: "A source", url: "https://example.org/a" }] },
    ]);
  });

  test("a prompt of an image alone", async () => {
    const { conversations } = await readJson(record("Prompted  Attached 1 file.", "2026-07-20T10:00:00Z"));
    expect(conversations[0]?.messages[0]?.parts).toEqual([
      { kind: "unreadable", what: "1 files", reason: "the export does not name them" },
    ]);
  });

  test("of the same words in one second all are kept, each with an id of its own", async () => {
    const { conversations } = await readJson(
      answered("Prompted x", "2026-07-20T10:00:00.900Z", "<p>2</p>"),
      answered("Prompted x", "2026-07-20T10:00:00.100Z", "<p>1</p>"),
    );
    expect(shown(conversations[0] as ImportedConversation)).toEqual([
      "user: x",
      "assistant: 1",
      "user: x",
      "assistant: 2",
    ]);
    expect(new Set(conversations[0]?.messages.flatMap(({ ids }) => ids)).size).toBe(4);
  });

  test("a later export with more records keeps all ids; the same file again gives the same prints", async () => {
    const old = [record("Prompted b", "2026-07-20T10:10:00Z"), record("Prompted a", "2026-07-20T10:00:00Z")];
    const [before, again] = [await readJson(...old), await readJson(...old)];
    const after = await readJson(record("Prompted c", "2026-07-20T10:15:00Z"), ...old);
    expect(again.prints).toEqual(before.prints);
    expect(after.conversations[0]?.id).toBe(before.conversations[0]?.id);
    expect(after.conversations[0]?.messages.slice(0, 2)).toEqual(before.conversations[0]?.messages);
  });

  test("a broken record costs itself alone", async () => {
    const { conversations, problems } = await read({
      "MyActivity.json": `[${JSON.stringify(record("Prompted b", "2026-07-20T10:01:00Z"))},{"header":"Gemini Apps","title":"Prom${"\u0001"}}, null, 3, ${JSON.stringify(record("Prompted a", "not a time"))}]`,
    });
    expect(conversations.flatMap(shown).sort()).toEqual(["user: a", "user: b"]);
    expect(problems.length).toBeGreaterThan(0);
  });

  test("scripts and styles in answers say nothing; account data is not read", async () => {
    const { conversations } = await readJson(
      answered("Prompted a", "2026-07-20T10:00:00Z", "<p>ok</p><script>SECRET</script><style>SECRET</style>", {
        account: { email: "SECRET@example.org" },
        locationInfos: [{ name: "SECRET" }],
      }),
    );
    expect(JSON.stringify(conversations)).not.toContain("SECRET");
    expect(conversations[0]?.unknown).toEqual(["key account"]);
  });
});
