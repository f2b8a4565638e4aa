import { describe, expect, test } from "vitest";
import { activityPairs, promptKey } from "../../../conversation/activity.ts";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { answered, cell, page, read, readHtml, readJson, record, shown } from "./testing/activity-files.ts";

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
