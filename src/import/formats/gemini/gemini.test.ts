import { describe, expect, test } from "vitest";
import { activityPairs, promptKey } from "../../../conversation/activity.ts";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { gemini } from "./index.ts";

const record = (title: string, time: string, more: object = {}) => ({
  header: "Gemini Apps",
  title,
  titleUrl: "https://gemini.google.com/app",
  time,
  products: ["Gemini Apps"],
  activityControls: ["Gemini Apps Activity"],
  ...more,
});
const answered = (title: string, time: string, html: string, more: object = {}) =>
  record(title, time, { safeHtmlItem: [{ html }], ...more });

const folder = "Takeout/My Activity/Gemini Apps/";
const read = async (files: Record<string, unknown>) => {
  const result = await collect(gemini, containerOf(files));
  return { ...result, conversations: result.conversations as ImportedConversation[] };
};
const readJson = (...records: unknown[]) => read({ [`${folder}MyActivity.json`]: records });

const cell = (content: string, header = "Gemini Apps", caption = "") =>
  `<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid"><div class="header-cell mdl-cell mdl-cell--12-col"><p class="mdl-typography--title">${header}<br></p></div><div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">${content}</div><div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1 mdl-typography--text-right"></div><div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption"><b>Products:</b><br>&emsp;${header}<br>${caption}</div></div></div>`;
const page = (...cells: string[]) =>
  `<html><head><title>My Activity History</title><style>.mdl-cell{color:red}.outer-cell{margin:0}</style></head><body><div class="mdl-grid">${cells.join("")}</div></body></html>`;
const readHtml = (...cells: string[]) => read({ "MeineAktivitäten.html": page(...cells) });

const shown = ({ messages }: ImportedConversation) =>
  messages.map(
    ({ role, parts }) => `${role}: ${parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join(" | ")}`,
  );

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

describe("HTML", () => {
  test("a local time parts the prompt from the answer", async () => {
    const { conversations } = await readHtml(
      cell(
        "Prompted&nbsp;second<br>line &lt;b&gt;<br>Jul 20, 2026, 3:05:00\u202fAM PDT<br><p>Two <b>bold</b>.</p><ol><li>a</li><li>b</li></ol>",
      ),
      cell("Prompted&nbsp;first<br>Jul 20, 2026, 3:00:00 AM PDT<br>"),
    );
    expect(conversations).toHaveLength(1);
    expect(shown(conversations[0] as ImportedConversation)).toEqual([
      "user: first",
      "user: second\nline <b>",
      "assistant: Two **bold**.\n\n1. a\n2. b",
    ]);
    expect(conversations[0]?.created).toBe("2026-07-20T10:00:00.000Z");
  });

  test("both forms of one history agree on every id, and together are one", async () => {
    const json = [
      answered("Prompted and  now?\nmore", "2026-07-20T10:05:00.700Z", "<p>Two.</p>"),
      answered("Prompted first\nAttached 1 file.", "2026-07-20T10:00:00.123Z", "<p>One.</p>", {
        attachedFiles: ["a.png"],
      }),
    ];
    const html = [
      cell("Prompted and now?<br>more<br>20.07.2026, 12:05:00 MESZ<br><p>Two.</p>"),
      cell(
        'Prompted first<br>Attached 1 file.<br>-&nbsp;<a href="a.png">a.png</a><br>20.07.2026, 12:00:00 MESZ<br><p>One.</p>',
      ),
    ];
    const [a, b] = [await readJson(...json), await readHtml(...html)];
    const ids = ({ conversations }: typeof a) =>
      conversations.map(({ id, messages }) => [id, messages.map((each) => each.ids)]);
    expect(ids(b)).toEqual(ids(a));
    expect(b.conversations[0]?.messages[0]?.parts).toMatchObject([{ text: "first" }, { kind: "image", key: "a.png" }]);
    const both = await read({ "a/MyActivity.html": page(...html), "b/MyActivity.json": json });
    expect(ids(both)).toEqual(ids(a));
  });

  test("German, Japanese, Chinese and French records; the header cell is compared whole", async () => {
    const { conversations } = await readHtml(
      cell(
        "Eingegebener Prompt: Hallo<br>2 Datei(en) angehängt.<br>20.07.2026, 12:00:00 MESZ<br><p>Guten Tag</p>",
        "Gemini-Apps",
      ),
      cell("送信したメッセージ: 元気<br>2026/07/20 18:00:00 JST<br><p>はい</p>", "Gemini アプリ"),
      cell("已提示 你好<br>2026年7月20日 CST 下午4:00:00<br><p>好</p>", "Gemini 应用"),
      cell("Prompt : Bonjour<br>20 juil. 2026, 09:00:00 CEST<br><p>Salut</p>", "Applications&nbsp;Gemini"),
      cell("Watched Gemini Apps<br>Jul 20, 2026, 10:00:00 AM UTC<br>", "YouTube"),
      cell("Prompted no<br>Jul 20, 2026, 10:00:00 AM UTC<br>", "Gemini Apps and more"),
    );
    expect(conversations.map(shown)).toEqual([
      ["user: Hallo | unreadable", "assistant: Guten Tag"],
      ["user: 元気", "assistant: はい"],
      ["user: 你好", "assistant: 好"],
      ["user: Bonjour", "assistant: Salut"],
    ]);
    expect(conversations.map(({ created }) => created?.slice(11, 16))).toEqual(["10:00", "09:00", "08:00", "07:00"]);
  });

  test("a zone that is not known: prompts stay in order, no false time is kept, and it is told", async () => {
    const { conversations } = await readHtml(
      cell("Prompted b<br>Jul 20, 2026, 10:01:00 AM QQT<br><p>B</p>"),
      cell("Prompted a<br>Jul 20, 2026, 10:00:00 AM QQT<br><p>A</p>"),
    );
    expect(shown(conversations[0] as ImportedConversation)).toEqual([
      "user: a",
      "assistant: A",
      "user: b",
      "assistant: B",
    ]);
    expect(conversations[0]?.messages.some(({ sentAt }) => sentAt)).toBe(false);
    expect(conversations[0]?.unknown).toEqual(["key time zone"]);
  });

  test("the chat's address stands in the prompt's link or below the record, never in an answer", async () => {
    const link = (id: string) => `<a href="https://gemini.google.com/app/${id}">x</a>`;
    const { conversations } = await readHtml(
      cell("Prompted b<br>Jul 20, 2026, 10:01:00 AM UTC<br>ok", "Gemini Apps", link("bbbbbbbb22222222")),
      cell(
        'Prompted <a href="https://gemini.google.com/app/aaaaaaaa11111111">a?</a><br>Jul 20, 2026, 10:00:00 AM UTC<p>ok</p>',
      ),
      cell(`Prompted c<br>Jul 20, 2026, 9:59:00 AM UTC<br>see ${link("cccccccc33333333")}`),
    );
    expect(conversations.map(({ id }) => id.slice(0, 15))).toEqual([
      "gemini:bbbbbbbb",
      "gemini:aaaaaaaa",
      "gemini:takeout-",
    ]);
    expect(conversations.flatMap(shown)).toContain("user: a?");
  });

  test("a document stands before its time, a record without a time keeps its words", async () => {
    const { conversations } = await readHtml(
      cell("Created Gemini Canvas titled Soup<br><h2>Soup</h2><p>Boil.</p><br>Jul 20, 2026, 10:01:00 AM UTC<br>"),
      cell("Prompted hello<p>there</p>"),
    );
    expect(conversations.flatMap(({ messages }) => messages.flatMap(({ parts }) => parts))).toMatchObject([
      { kind: "text", text: "hello" },
      { kind: "text", text: "there" },
      { kind: "artifact", title: "Soup", content: "## Soup\n\nBoil." },
    ]);
  });

  test("long styles before the first record do not hide it; the activity of another product is refused", async () => {
    const styles = `<html><head><title>x</title><style>${".mdl-cell{color:red}".repeat(5000)}</style></head><body>`;
    const own = await read({ "x.html": styles + cell("Prompted a<br>Jul 20, 2026, 10:01:00 AM UTC<br>") });
    expect(own.conversations.map(shown)).toEqual([["user: a"]]);
    const other = await read({ "x.html": styles + cell("Watched b<br>", "YouTube").repeat(300) });
    expect(other.conversations).toEqual([]);
    expect(other.problems.map(({ problem }) => problem)).toEqual(["not-understood"]);
    expect((await read({ "x.html": page(cell("Watched b<br>", "YouTube")) })).claimed).toEqual([]);
  });
});

test("every pair of an activity can be asked for by its prompt and second", async () => {
  const { conversations } = await readJson(
    record("Prompted b", "2026-07-20T10:05:00.700Z"),
    answered("Prompted  a ", "2026-07-20T10:00:00.700Z", "<p>A</p>"),
  );
  const second = Date.parse("2026-07-20T10:00:00Z") / 1000;
  expect(activityPairs(conversations[0] as ImportedConversation)).toEqual([
    { prompt: 0, answer: 1, key: promptKey("a"), second },
    { prompt: 2, key: promptKey("b"), second: second + 300 },
  ]);
});
