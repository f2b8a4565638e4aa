import { describe, expect, test } from "vitest";
import type { CapturedMessage } from "./capture.ts";
import type { AssetRef, Message, Part } from "./model.ts";
import { keepAll, threadOf } from "./testing/keeper.ts";
import { look, says } from "./testing/looks.ts";
import { textOf } from "./testing/view.ts";

/** The message `a1` after these looks at it, a minute each. */
function messageAfter(...looks: Partial<CapturedMessage>[]): Message {
  const captures = looks.map((shown, minute) => look(minute, ["u1", says("a1", "", shown)]));
  const message = threadOf(keepAll(captures)).messages.find(({ id }) => id === "a1");
  if (!message) throw new Error("no message");
  return message;
}

const text = (body: string): Part => ({ kind: "text", format: "markdown", text: body });
const shows = (body: string, ...more: Part[]): Partial<CapturedMessage> => ({ parts: [text(body), ...more] });
const writing = (body: string, ...more: Part[]): Partial<CapturedMessage> => ({
  ...shows(body, ...more),
  finished: false,
});
const asset: AssetRef = { sha256: "a".repeat(64), type: "image/png", size: 10 };
const image = (key: string, more: Partial<Extract<Part, { kind: "image" }>> = {}): Part => ({
  kind: "image",
  key,
  alt: "",
  origin: "generated",
  ...more,
});

const versionsOf = ({ versions }: Message) => versions.map(({ parts }) => textOf(parts));

describe("texts", () => {
  test("streamed growth is one text", () => {
    const message = messageAfter(
      writing("An"),
      writing("An answer"),
      writing("An answer grows"),
      shows("An answer grows."),
    );
    expect(textOf(message.parts)).toBe("An answer grows.");
    expect(message).toMatchObject({ finished: true, versions: [] });
  });

  test("a shorter look, finished or not, never replaces a fuller one", () => {
    for (const shorter of [shows("An answer"), writing("An answer"), writing("Something else")]) {
      const message = messageAfter(shows("An answer in full."), shorter);
      expect(textOf(message.parts)).toBe("An answer in full.");
      expect(message).toMatchObject({ finished: true, versions: [] });
    }
  });

  test("a different finished text is shown, and the older one kept as a version", () => {
    const message = messageAfter(shows("The first text"), shows("Another one"));
    expect(textOf(message.parts)).toBe("Another one");
    expect(versionsOf(message)).toEqual(["The first text"]);
    expect(message.versions[0]?.capturedAt).toBe("2026-01-01T00:00:00.000Z");
  });

  test("turning back to an older text shows it and keeps the other", () => {
    const message = messageAfter(shows("The first text"), shows("Another one"), shows("The first text"));
    expect(textOf(message.parts)).toBe("The first text");
    expect(versionsOf(message)).toEqual(["Another one"]);
    expect(message.capturedAt).toBe("2026-01-01T00:02:00.000Z");
  });

  test("white space, signed addresses and footnote marks make no version; the newest reading stays", () => {
    const message = messageAfter(
      shows("a  b\n![x](https://x.org/i.png?sig=1&x=2) end"),
      shows("a b\n![x](https://x.org/i.png?sig=9) end[^1]"),
    );
    expect(message.versions).toEqual([]);
    expect(textOf(message.parts)).toContain("sig=9");
  });

  test("a later reading that lost line breaks or indentation never replaces one that has them", () => {
    const code = "```py\nif x:\n    y()\n```";
    for (const flat of [shows("```py if x: y() ```"), shows("```py\nif x:\ny()\n```")]) {
      const message = messageAfter(shows(code), flat);
      expect(textOf(message.parts)).toBe(code);
      expect(message.versions).toEqual([]);
    }
    // Nor does half an answer that ends one space earlier.
    expect(textOf(messageAfter(writing("number 1, "), writing("number 1,")).parts)).toBe("number 1, ");
  });

  test("what was written before an error cut it off is kept", () => {
    const message = messageAfter(writing("A long answer that was nearly done when"), shows("Network error."));
    expect(textOf(message.parts)).toBe("Network error.");
    expect(versionsOf(message)).toEqual(["A long answer that was nearly done when"]);
  });

  test("once finished it stays so", () => {
    expect(messageAfter(shows("done"), writing("done")).finished).toBe(true);
  });
});

describe("what pages fold away", () => {
  const reasoning: Part = { kind: "reasoning", text: "first this, then that", label: "Thought for 5s" };

  test("reasoning seen once is never lost by a look without it, in its place before the answer", () => {
    const message = messageAfter(writing("An", reasoning), shows("An answer"));
    expect(message.parts).toEqual([reasoning, text("An answer")]);
    expect(message.versions).toEqual([]);
  });

  test("reasoning that grew is shown whole, once", () => {
    const begun: Part = { kind: "reasoning", text: "first this" };
    expect(messageAfter(writing("", begun), writing("", reasoning), shows("Done")).parts).toEqual([
      reasoning,
      text("Done"),
    ]);
    expect(
      messageAfter(shows("Done", reasoning), shows("Done", begun)).parts.filter(({ kind }) => kind === "reasoning"),
    ).toEqual([reasoning]);
  });

  test("tool calls stay, with the output they got", () => {
    const call: Part = { kind: "tool", name: "search", input: "q" };
    const done: Part = { ...call, output: "found" };
    expect(messageAfter(writing("", call), shows("Result", done), shows("Result")).parts).toContainEqual(done);
    expect(messageAfter(writing("", call), shows("Result", done)).parts).not.toContainEqual(call);
  });

  test("citations are united", () => {
    const cite = (label: string): Part => ({
      kind: "citations",
      items: [{ label, title: label, url: `https://${label}.org/` }],
    });
    const parts = messageAfter(shows("Text[^a]", cite("a")), shows("Text[^b]", cite("b"))).parts;
    expect(
      parts.flatMap((part) => (part.kind === "citations" ? part.items.map(({ label }) => label) : [])).sort(),
    ).toEqual(["a", "b"]);
  });
});

describe("images and files", () => {
  test("bytes beat a problem, whenever they come", () => {
    const [with_, without] = [image("k", { asset }), image("k", { problem: "no answer" })];
    expect(messageAfter(shows("t", with_), shows("t", without)).parts).toEqual([text("t"), with_]);
    expect(messageAfter(shows("t", without), shows("t", with_)).parts).toEqual([text("t"), with_]);
  });

  test("the file as the site holds it beats a redrawn copy", () => {
    const redrawn = image("k", { asset: { ...asset, sha256: "b".repeat(64), size: 99, redrawn: true } });
    expect(messageAfter(shows("t", redrawn), shows("t", image("k", { asset }))).parts[1]).toEqual(
      image("k", { asset }),
    );
    expect(messageAfter(shows("t", image("k", { asset })), shows("t", redrawn)).parts[1]).toEqual(
      image("k", { asset }),
    );
  });

  test("an image that a later look misses stays, without a version", () => {
    const message = messageAfter(shows("t", image("k", { asset })), shows("t"));
    expect(message.parts).toEqual([text("t"), image("k", { asset })]);
    expect(message.versions).toEqual([]);
  });

  test("images seen one by one are all there", () => {
    const keys = messageAfter(
      writing("t", image("1")),
      writing("t", image("2")),
      shows("t.", image("3")),
    ).parts.flatMap((part) => (part.kind === "image" ? [part.key] : []));
    expect(keys.sort()).toEqual(["1", "2", "3"]);
  });
});

describe("artifacts and what cannot be read", () => {
  const artifact = (content: string, title = "Report"): Part => ({
    kind: "artifact",
    title,
    format: "markdown",
    content,
  });

  test("an artifact opened later fills in; one that changed keeps its older text as a version", () => {
    const opened = messageAfter(shows("Here", artifact("", "")), shows("Here", artifact("The whole text")));
    expect(opened.parts).toEqual([text("Here"), artifact("The whole text")]);
    expect(opened.versions).toEqual([]);
    const changed = messageAfter(shows("Here", artifact("The whole text")), shows("Here", artifact("Another text")));
    expect(changed.versions).toHaveLength(1);
  });

  test("what could not be read is told until it is read", () => {
    const mark: Part = { kind: "unreadable", what: "Deep Research", reason: "frame" };
    expect(messageAfter({ parts: [mark] }, { parts: [mark] }).parts).toEqual([mark]);
    expect(messageAfter({ parts: [mark] }, shows("The report")).parts).toEqual([text("The report")]);
    expect(messageAfter(shows("Intro", mark), shows("Intro")).parts).toEqual([text("Intro"), mark]);
  });
});

test("author, model and time of writing are filled in and stay", () => {
  const message = messageAfter(
    shows("t"),
    { ...shows("t"), model: "gpt-5", author: "Helper", sentAt: "2026-01-01T00:00:00.000Z" },
    shows("t"),
  );
  expect(message).toMatchObject({ model: "gpt-5", author: "Helper", sentAt: "2026-01-01T00:00:00.000Z" });
});
