import { describe, expect, test } from "vitest";
import type { ReadMessage } from "../../site.ts";
import { describeLayout } from "./describe-layout.ts";
import type { LayoutDescription } from "./description.ts";
import { artifacts, files, pictures, reasoning, sources } from "./part-rules.ts";

const parsed = (html: string) => new DOMParser().parseFromString(html, "text/html");

function read(description: LayoutDescription, html: string) {
  const document = parsed(html);
  const layout = describeLayout(description);
  const turns = layout.turns(document);
  const readings = turns.filter(({ mounted }) => mounted).map((turn) => layout.read(turn));
  const messages = readings.flatMap((reading) => reading.messages);
  const unhealthy = layout.health(document).flatMap(({ name, found }) => (found ? [] : [name]));
  return { layout, document, turns, readings, messages, unhealthy, evidence: layout.evidence(document) };
}

const shown = ({ ids, role, parts, index, finished }: ReadMessage) => ({
  ...(ids.length > 0 && { ids }),
  ...(index !== undefined && { index }),
  role,
  parts,
  ...(!finished && { finished }),
});
const text = (words: string) => ({ kind: "text", format: "plain", text: words });
const markdown = (words: string) => ({ kind: "text", format: "markdown", text: words });

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
    const { messages, turns, evidence, unhealthy } = read(
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
    const both = read(rows, row(0, prompt("x"), 2) + row(1, answer('<div class="rich">y</div>'), 2));
    expect(both.evidence).toEqual({ start: "start", end: true, stated: 2 });
  });

  test("keeps the order of thinking, text, cards, and more text", () => {
    const { messages } = read(
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
    const { messages, layout, turns } = read(
      rows,
      row(1, answer(`${thought(false)}<div class="rich"><p>so</p></div>`)),
    );
    expect(messages[0]?.parts).toEqual([{ kind: "reasoning", text: "", label: "Thought for 8s" }, markdown("so")]);
    expect(turns[0] && layout.expand?.(turns[0]).map((button) => button.textContent)).toEqual(["Thought for 8s"]);
  });

  test("reads code in whatever box, with the language of its class or header", () => {
    const box = (inner: string) =>
      read(rows, row(1, answer(`<div class="rich"><div class="code-box">${inner}</div></div>`))).messages[0]?.parts;
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
    const { messages } = read(
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
    const { messages } = read(
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
    const { readings, layout, document } = read(
      rows,
      row(0, prompt("x")) + row(1, answer('<div class="rich">par', true)),
    );
    expect(readings.map(({ settled, messages }) => [settled, messages.length])).toEqual([
      [true, 1],
      [false, 1],
    ]);
    expect(readings[1]?.messages[0]?.finished).toBe(false);
    expect(layout.streaming(document)).toBe(true);
    expect(read(rows, row(1, answer("", true))).turns.map(({ mounted }) => mounted)).toEqual([false]);
  });
});

describe("what is not described", () => {
  test("is kept with a note where a message gave nothing else", () => {
    const { messages } = read(
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
    const { messages } = read(rows, row(1, answer(`<div class="rich"><p>known</p></div><section>${long}</section>`)));
    expect(messages[0]?.parts).toEqual([
      markdown("known"),
      text(long),
      { kind: "unreadable", what: "message", reason: "its markup is not known" },
    ]);
    const short = read(
      rows,
      row(1, answer('<div class="rich"><p>known</p></div><section>Model 4 · 1:38 pm</section>')),
    );
    expect(short.messages[0]?.parts).toEqual([markdown("known")]);
  });

  test("who wrote it: is said to be unknown, and the page's health says so", () => {
    const { messages, unhealthy } = read(rows, row(0, "<p>who said this</p>"));
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
    expect(read(rows, `<main data-feed>${changed}</main>`).unhealthy).toEqual(["rows turn"]);
    expect(read(rows, "<main data-feed></main>").unhealthy).toEqual([]);
  });
});

/** A prompt and its answer in one turn, with ids; older turns come at the top. */
const pairs: LayoutDescription = {
  id: "pairs",
  shell: "chat-history",
  turn: ".exchange",
  message: "user-query, model-response",
  roles: { user: "user-query", assistant: "model-response" },
  key: "id",
  ids: [
    (message) => {
      const id = message.closest(".exchange")?.id;
      return id && `${id}:${message.localName === "user-query" ? "user" : "answer"}`;
    },
  ],
  typed: ".query",
  typedLine: ".line",
  body: ".markdown",
  skip: "mat-icon, .footer",
  citation: "source-note a",
  parts: [pictures("generated-image"), sources(".sources")],
  link: (address) => address.replace(/[?&]utm_source=pairs$/, ""),
  images: { isDecoration: (image) => image.className === "avatar" },
  rules: [
    {
      tags: ["span", "div"],
      apply(element) {
        const tex = element.getAttribute("data-math");
        return tex === null ? undefined : { do: "math", tex, display: element.localName === "div" };
      },
    },
  ],
  writing: { page: "button.stop", done: ".footer.complete" },
  older: ".spinner",
  start: ".beginning",
  keepsEnd: true,
};

const exchange = (id: string, question: string, reply: string, done = true) =>
  `<div class="exchange" id="${id}"><user-query><span class="cdk-visually-hidden">You said</span><div class="query">${question}</div></user-query><model-response>${reply}<div class="footer ${done ? "complete" : ""}">Sources</div></model-response></div>`;
const lines = (...words: string[]) => words.map((one) => `<p class="line">\n   ${one}\n  </p>`).join("");

describe("a prompt and its answer in one turn", () => {
  test("reads both, each under its own id, lines as lines", () => {
    const { messages, turns, evidence, unhealthy } = read(
      pairs,
      `<chat-history>${exchange("e1", lines("one", "", "  three"), '<div class="markdown"><p>so <span data-math="x_1^{2}">junk</span></p></div>')}</chat-history>`,
    );
    expect(messages.map(shown)).toEqual([
      { ids: ["e1:user"], role: "user", parts: [text("one\n\nthree")] },
      { ids: ["e1:answer"], role: "assistant", parts: [markdown("so $x_1^{2}$")] },
    ]);
    expect(turns.map(({ key }) => key)).toEqual(["e1"]);
    expect(evidence).toEqual({ start: "unknown", end: true });
    expect(unhealthy).toEqual([]);
  });

  test("sources become footnotes, and lists of them are kept", () => {
    const { messages } = read(
      pairs,
      exchange(
        "e1",
        lines("q"),
        '<div class="markdown"><p>Fact<source-note><a href="https://a.example/x?utm_source=pairs">A</a></source-note> and <a href="https://b.example/?utm_source=pairs">link</a></p></div><div class="sources"><a href="https://c.example/">C</a></div>',
      ),
    );
    const parts = messages[1]?.parts ?? [];
    expect(parts[0]).toMatchObject({
      text: expect.stringMatching(/^Fact\[\^a-example-[0-9a-f]{6}\] and \[link\]\(https:\/\/b\.example\/\)$/),
    });
    expect(parts[1]).toMatchObject({
      kind: "citations",
      items: [{ url: "https://a.example/x" }, { url: "https://c.example/" }],
    });
  });

  test("pictures: generated beside the text, uploads, pictures in the text, no decoration", () => {
    const image = (name: string, more = "") => `<img src="https://p.example/${name}.png" alt="${name}" ${more}>`;
    const { messages } = read(
      pairs,
      exchange(
        "e1",
        `${image("up")}${lines("draw")}`,
        `${image("me", 'class="avatar"')}<div class="markdown"><p>here ${image("inside")}</p></div><generated-image><button>${image("made")}</button></generated-image>`,
      )
        .replace('<div class="query"><img', "<img")
        .replace('alt="up" >', 'alt="up" ><div class="query">'),
    );
    const images = messages.map(({ parts }) =>
      parts.flatMap((part) => (part.kind === "image" ? [[part.alt, part.origin]] : [])),
    );
    expect(images).toEqual([
      [["up", "upload"]],
      [
        ["inside", "content"],
        ["made", "generated"],
      ],
    ]);
    expect(messages[1]?.media.size).toBe(2);
  });

  test("is being written while the stop button is there, or as long as the newest answer is not complete", () => {
    const states = (page: string) => {
      const { layout, document, messages } = read(pairs, page);
      return [layout.streaming(document), messages.map(({ finished }) => finished)];
    };
    const reply = '<div class="markdown">x</div>';
    expect(states(exchange("e1", "q", reply) + exchange("e2", "q", reply, false))).toEqual([
      true,
      [true, true, true, false],
    ]);
    expect(states(`${exchange("e1", "q", reply)}<button class="stop"></button>`)).toEqual([true, [true, false]]);
    expect(states(exchange("e1", "q", reply, false) + exchange("e2", "q", reply))).toEqual([
      false,
      [true, true, true, true],
    ]);
  });

  test("knows of older messages and of the beginning by marks outside the turns", () => {
    const turn = exchange("e1", "q", '<div class="markdown">x</div>');
    const startOf = (page: string) => read(pairs, page).evidence.start;
    expect(startOf(`<div class="spinner"></div>${turn}`)).toBe("older");
    expect(startOf(`<div class="beginning"></div>${turn}`)).toBe("start");
    expect(startOf(turn)).toBe("unknown");
  });

  test("an error in place of an answer is told in its words", () => {
    const { messages } = read(
      pairs,
      exchange("e1", "q", '<div role="alert">Something went wrong <button>Retry</button></div>'),
    );
    expect(messages[1]?.parts).toEqual([{ kind: "unreadable", what: "answer", reason: "Something went wrong" }]);
  });

  test("a prompt being edited is not finished", () => {
    const { messages, readings } = read(
      pairs,
      exchange("e1", "<textarea>half</textarea>", '<div class="markdown">x</div>'),
    );
    expect(messages[0]).toMatchObject({
      finished: false,
      parts: [{ kind: "unreadable", what: "prompt", reason: "it is being edited" }],
    });
    expect(readings[0]?.settled).toBe(false);
  });
});
