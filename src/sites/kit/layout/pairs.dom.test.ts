import { describe, expect, test } from "vitest";
import { markdown, readPage, shown, text } from "../testing/read-page.ts";
import type { LayoutDescription } from "./description.ts";
import { pictures, sources } from "./part-rules.ts";

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
    const { messages, turns, evidence, unhealthy } = readPage(
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
    const { messages } = readPage(
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

  test("what follows a source without a space stays what it is", () => {
    const source = '<source-note><a href="https://a.example/x">A</a></source-note>';
    const { messages } = readPage(
      pairs,
      exchange(
        "e1",
        lines("q"),
        `<div class="markdown"><p>a${source}<a href="https://b.example/">link</a></p><p>b${source}(c)</p><p>${source}: d</p><p>e${source}[f](g)</p></div>`,
      ),
    );
    const [said] = messages[1]?.parts ?? [];
    const text = said?.kind === "text" ? said.text.replace(/\[\^a-example-[0-9a-f]{6}\]/g, "[^a]") : "";
    expect(text).toBe("a[^a][link](https://b.example/)\n\nb[^a]\\(c)\n\n[^a]\\: d\n\ne[^a][f\\](g)");
  });

  test("pictures: generated beside the text, uploads, pictures in the text, no decoration", () => {
    const image = (name: string, more = "") => `<img src="https://p.example/${name}.png" alt="${name}" ${more}>`;
    const { messages } = readPage(
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
      const { layout, document, messages } = readPage(pairs, page);
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
    const startOf = (page: string) => readPage(pairs, page).evidence.start;
    expect(startOf(`<div class="spinner"></div>${turn}`)).toBe("older");
    expect(startOf(`<div class="beginning"></div>${turn}`)).toBe("start");
    expect(startOf(turn)).toBe("unknown");
  });

  test("an error in place of an answer is told in its words", () => {
    const { messages } = readPage(
      pairs,
      exchange("e1", "q", '<div role="alert">Something went wrong <button>Retry</button></div>'),
    );
    expect(messages[1]?.parts).toEqual([{ kind: "unreadable", what: "answer", reason: "Something went wrong" }]);
  });

  test("a prompt being edited is not finished", () => {
    const { messages, readings } = readPage(
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
