import { describe, expect, test } from "vitest";
import { markdown, readPage, shown, text } from "../testing/read-page.ts";
import type { LayoutDescription } from "./description.ts";
import { artifacts, files, reasoning } from "./part-rules.ts";

/** One message a row, rows counted, no ids. */
const rows: LayoutDescription = {
  id: "rows",
  shell: "[data-feed]",
  turn: "[data-index]",
  roles: { user: "[data-prompt]", assistant: ".answer" },
  rows: { attribute: "data-index", from: 0, total: "aria-setsize", isMessage: true },
  typed: "[data-prompt] .pre",
  body: ".answer .rich",
  skip: ".toolbar, .code-label",
  parts: [
    reasoning({ at: ".status", header: "button", text: ".thought" }),
    artifacts({ at: ".card", what: "artifact", title: ".title" }),
    files(".file"),
  ],
  code: { block: ".code-box" },
  expand: '.status button[aria-expanded="false"]',
  writing: { turn: '[data-writing="true"]' },
};

const row = (index: number, content: string, total = 9) =>
  `<div data-index="${index}"><div role="article" aria-setsize="${total}">${content}</div></div>`;
const prompt = (words: string, more = "") =>
  `<h2 class="sr-only">You said: ${words}</h2>${more}<div data-prompt><p class="pre">${words}</p></div><div class="toolbar">1:38 pm</div>`;
const answer = (content: string, writing = false) =>
  `<div data-writing="${writing}"><h2 class="sr-only">It said</h2><div class="answer">${content}</div></div>`;

describe("one message a turn, rows counted", () => {
  const thought = (open: boolean) =>
    `<div class="status"><button aria-expanded="${open}">Thought for 8s</button>${open ? '<div class="thought"><p>First <b>this</b>.</p></div>' : ""}</div>`;

  test("reads texts as typed and as rendered, leaves the interface out, knows its rows", () => {
    const { messages, turns, evidence, unhealthy } = readPage(
      rows,
      row(3, prompt("a *b*\n  c", '<div class="file"><h3>plan.pdf</h3><p>PDF</p></div>')) +
        row(4, answer('<div class="rich"><h3>One</h3><p>and <em>two</em></p></div><div class="toolbar">Copy</div>')),
    );
    expect(messages.map(shown)).toEqual([
      {
        index: 3,
        role: "user",
        parts: [
          {
            kind: "file",
            key: "file-1",
            name: "plan.pdf",
            description: "PDF",
            problem: "the page gives no address for it",
          },
          text("a *b*\n  c"),
        ],
      },
      { index: 4, role: "assistant", parts: [markdown("### One\n\nand *two*")] },
    ]);
    expect(turns.map(({ row: at, key }) => [at, key])).toEqual([
      [3, ""],
      [4, ""],
    ]);
    expect(evidence).toEqual({ start: "older", end: false, stated: 9 });
    expect(unhealthy).toEqual([]);
  });

  test("proves start and end by its rows", () => {
    const both = readPage(rows, row(0, prompt("x"), 2) + row(1, answer('<div class="rich">y</div>'), 2));
    expect(both.evidence).toEqual({ start: "start", end: true, stated: 2 });
  });

  test("rows without a total leave the end to the usual proofs", () => {
    const untotalled: LayoutDescription = { ...rows, rows: { attribute: "data-index", from: 0, isMessage: true } };
    const page = (writing: boolean) => row(0, prompt("x")) + row(1, answer('<div class="rich">y</div>', writing));
    expect(readPage(untotalled, page(false)).evidence).toEqual({ start: "start", end: false });
    expect(readPage(untotalled, page(true)).evidence).toEqual({ start: "start", end: true });
    expect(readPage({ ...untotalled, keepsEnd: true }, page(false)).evidence).toEqual({ start: "start", end: true });
  });

  test("keeps the order of thinking, text, cards, and more text", () => {
    const { messages } = readPage(
      rows,
      row(
        1,
        answer(
          `${thought(true)}<div class="rich"><p>before</p></div><div class="card"><i class="title">Draft 2</i></div><div class="rich"><p>after</p></div>`,
        ),
      ),
    );
    expect(messages[0]?.parts).toEqual([
      { kind: "reasoning", text: "First **this**.", label: "Thought for 8s" },
      markdown("before"),
      { kind: "unreadable", what: "artifact “Draft 2”", reason: "its text is not on the page" },
      markdown("after"),
    ]);
  });

  test("tells of thinking that is folded away, and names the button that opens it", () => {
    const { messages, layout, turns } = readPage(
      rows,
      row(1, answer(`${thought(false)}<div class="rich"><p>so</p></div>`)),
    );
    expect(messages[0]?.parts).toEqual([{ kind: "reasoning", text: "", label: "Thought for 8s" }, markdown("so")]);
    expect(turns[0] && layout.expand?.(turns[0]).map((button) => button.textContent)).toEqual(["Thought for 8s"]);
  });

  test("reads code in whatever box, with the language of its class or header", () => {
    const box = (inner: string) =>
      readPage(rows, row(1, answer(`<div class="rich"><div class="code-box">${inner}</div></div>`))).messages[0]?.parts;
    expect(
      box('<div class="code-label">elixir</div><pre><code class="language-elixir">a = 1\n  b\n</code></pre>'),
    ).toEqual([markdown("```elixir\na = 1\n  b\n```")]);
    expect(box("<div><span>C++</span><button>Copy</button></div><pre><code>int x;</code></pre>")).toEqual([
      markdown("```cpp\nint x;\n```"),
    ]);
    expect(
      box(
        '<div class="cm-content"><div class="cm-line">one</div><div class="cm-line"><br></div><div class="cm-line">three</div></div>',
      ),
    ).toEqual([markdown("```\none\n\nthree\n```")]);
  });

  test("says so where an editor keeps only some lines on the page", () => {
    const { messages } = readPage(
      rows,
      row(
        1,
        answer(
          '<div class="rich"><p>x</p><div class="code-box"><div class="cm-content"><div class="cm-line">a</div><div class="cm-gap"></div><div class="cm-line">z</div></div></div><p>y</p></div>',
        ),
      ),
    );
    expect(messages[0]?.parts).toEqual([
      markdown("x\n\n```\na\nz\n```\n\ny"),
      { kind: "unreadable", what: "code", reason: "the page shows only some of its lines" },
    ]);
  });

  test("puts lines in order that an editor places by style", () => {
    const line = (top: number, words: string) => `<div class="view-line" style="top:${top}px">${words}</div>`;
    const { messages } = readPage(
      rows,
      row(
        1,
        answer(
          `<div class="rich"><div class="code-box"><div class="view-lines">${line(19, "b")}${line(38, "c&nbsp;d")}${line(0, "a")}</div></div></div>`,
        ),
      ),
    );
    expect(messages[0]?.parts).toEqual([markdown("```\na\nb\nc d\n```")]);
  });

  test("an answer being written is not finished, and an empty one is no message", () => {
    const { readings, layout, document } = readPage(
      rows,
      row(0, prompt("x")) + row(1, answer('<div class="rich">par', true)),
    );
    expect(readings.map(({ settled, messages }) => [settled, messages.length])).toEqual([
      [true, 1],
      [false, 1],
    ]);
    expect(readings[1]?.messages[0]?.finished).toBe(false);
    expect(layout.streaming(document)).toBe(true);
    expect(readPage(rows, row(1, answer("", true))).turns.map(({ mounted }) => mounted)).toEqual([false]);
  });
});

describe("what is not described", () => {
  test("is kept with a note where a message gave nothing else", () => {
    const { messages } = readPage(
      rows,
      row(0, "<div data-prompt><div>typed <b>in</b></div><div>two lines</div></div>") +
        row(1, '<div class="answer"><div class="new"><p>a <em>new</em> kind</p></div></div>'),
    );
    const unknown = { kind: "unreadable", what: "message", reason: "its markup is not known" };
    expect(messages.map(({ parts }) => parts)).toEqual([
      [text("typed in\ntwo lines"), unknown],
      [markdown("a *new* kind"), unknown],
    ]);
  });

  test("is kept with a note where there is much of it beside what is", () => {
    const long = "words of a new kind ".repeat(20).trim();
    const { messages } = readPage(
      rows,
      row(1, answer(`<div class="rich"><p>known</p></div><section>${long}</section>`)),
    );
    expect(messages[0]?.parts).toEqual([
      markdown("known"),
      text(long),
      { kind: "unreadable", what: "message", reason: "its markup is not known" },
    ]);
    const short = readPage(
      rows,
      row(1, answer('<div class="rich"><p>known</p></div><section>Model 4 · 1:38 pm</section>')),
    );
    expect(short.messages[0]?.parts).toEqual([markdown("known")]);
  });

  test("who wrote it: is said to be unknown, and the page's health says so", () => {
    const { messages, unhealthy } = readPage(rows, row(0, "<p>who said this</p>"));
    expect(messages.map(shown)).toEqual([
      {
        index: 0,
        role: "assistant",
        parts: [markdown("who said this"), { kind: "unreadable", what: "message", reason: "its markup is not known" }],
      },
    ]);
    expect(unhealthy).toEqual(["rows role", "rows text"]);
  });

  test("a page whose turns have other names is unhealthy, an empty chat is not", () => {
    const changed = row(0, prompt("x")).replace("data-index", "data-at");
    expect(readPage(rows, `<main data-feed>${changed}</main>`).unhealthy).toEqual(["rows turn"]);
    expect(readPage(rows, "<main data-feed></main>").unhealthy).toEqual([]);
  });
});
