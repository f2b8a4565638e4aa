import { describe, expect, test } from "vitest";
import { judge } from "./drift.ts";
import { arrivalOfImport } from "./lift-tree.ts";
import type { Arrival } from "./merge.ts";
import { arrivalOf } from "./merge.ts";
import type { Thread } from "./model.ts";
import { arrivalOfRestored } from "./restored.ts";
import { type ExportedMessage, exported, importedAt, wrote } from "./testing/imports.ts";
import { keepArrival, newKeeper, threadOf } from "./testing/keeper.ts";
import { look } from "./testing/looks.ts";
import { textOf, viewOf } from "./testing/view.ts";
import { windowOf } from "./testing/windows.ts";
import { start } from "./testing/world.ts";
import { structureOf } from "./write-structure.ts";

/** What is held after these arrivals, which must be the same in the order given and in reverse. */
function held(...arrivals: Arrival[]): Thread {
  const keep = (order: readonly Arrival[]) => order.reduce(keepArrival, newKeeper());
  const kept = keep(arrivals);
  expect(viewOf(keep([...arrivals].reverse()))).toEqual(viewOf(kept));
  return threadOf(kept);
}

const file = (...args: Parameters<typeof exported>) => arrivalOfImport(exported(...args), importedAt);
const ids = ({ path }: Thread) => path.map((step) => ("message" in step ? step.message : `… ${step.gap.reason}`));
const chain = (texts: readonly string[]): ExportedMessage[] =>
  texts.map((text, n) => wrote(`${n % 2 ? "a" : "u"}${n}`, n === 0 ? null : n - 1, text));

const texts = [
  "What is **amber**?",
  "Amber is the *resin* of old trees:\n\n- yellow\n- light",
  "go on",
  "It floats in salt water, and it burns with a smell of pine.",
  "go on",
  "The Romans brought it from the Baltic coast, on roads named after it.",
];
const page = texts.map((text) => text.replaceAll("*", "_").replace("- ", "* "));
const rows = (from: number, to: number, minute: number) =>
  arrivalOf(windowOf(page, from, to, "index", start + minute * 60_000));
const all = ["u0", "a1", "u2", "a3", "u4", "a5"];

describe("rows without ids and an export with ids", () => {
  test("windows of a few rows lie where they belong and take the export's ids", () => {
    const thread = held(rows(1, 4, 1), rows(3, 6, 2), file(9, chain(texts)));
    expect(ids(thread)).toEqual(all);
    expect(thread.messages).toHaveLength(6);
    expect(thread.messages.every(({ versions, origin }) => versions.length === 0 || origin === "import")).toBe(true);
    expect(thread.conversation.coverage).toMatchObject({ state: "complete", held: 6 });
  });

  test("a single row of a word or two goes to its row", () => {
    expect(held(rows(4, 5, 1), file(9, chain(texts))).messages).toHaveLength(6);
    expect(held(rows(2, 3, 1), rows(4, 5, 2), file(9, chain(texts))).messages).toHaveLength(6);
  });

  test("rows that came after the export go on behind it", () => {
    const thread = held(rows(2, 6, 9), file(5, chain(texts.slice(0, 4))));
    expect(ids(thread).slice(0, 4)).toEqual(all.slice(0, 4));
    expect(
      ids(thread)
        .slice(4)
        .every((id) => id.startsWith("~")),
    ).toBe(true);
    expect(thread.conversation.coverage).toMatchObject({ state: "complete", held: 6 });
    expect(ids(held(rows(2, 6, 9), file(5, chain(texts.slice(0, 4))), file(12, chain(texts))))).toEqual(all);
  });

  test("an edited prompt and a regenerated answer stay branches", () => {
    const branches = [
      ...chain(texts),
      wrote("u2b", 1, "Where does it come from?"),
      wrote("a3b", 6, "From the north, mostly, and from some islands."),
    ];
    const other = [...page.slice(0, 2), "Where does it come from?", "From the north, mostly, and from some islands."];
    const late = arrivalOf(windowOf(other, 0, 4, "index", start + 20 * 60_000));
    const thread = held(rows(0, 6, 1), late, file(9, branches, { current: 5 }));
    expect(thread.messages).toHaveLength(8);
    expect(ids(thread)).toEqual(["u0", "a1", "u2b", "a3b"]);
    const parents = Object.fromEntries(thread.messages.map(({ id, parent }) => [id, parent]));
    expect(parents).toMatchObject({ u2: "a1", u2b: "a1", a3: "u2", a3b: "u2b" });
  });

  test("an edit that the export does not have yet is one more branch", () => {
    const edited = [...page.slice(0, 2), "Is it a stone?", "No, though it is cut and polished like one, and worn."];
    const thread = held(file(5, chain(texts)), arrivalOf(windowOf(edited, 1, 4, "index", start + 9 * 60_000)));
    expect(thread.messages).toHaveLength(8);
    expect(thread.path.map((step) => ("message" in step ? step.message : "…")).slice(0, 2)).toEqual(["u0", "a1"]);
    expect(thread.path).toHaveLength(4);
  });

  test("neither side has ids", () => {
    const nameless = chain(texts).map((message) => ({ ...message, ids: [] }));
    const thread = held(rows(1, 6, 1), file(9, nameless));
    expect(thread.messages.map(({ parts }) => textOf(parts)).sort()).toEqual([...texts].sort());
  });
});

describe("ids on both sides", () => {
  test("what the page does not list stands between what it lists", () => {
    const tool: ExportedMessage = {
      ...wrote("t1", 0),
      role: "tool",
      parts: [{ kind: "tool", name: "web", output: "x" }],
    };
    const thread = held(arrivalOf(look(1, ["^", "u1", "a2", "$"])), file(9, [wrote("u1", null), tool, wrote("a2", 1)]));
    expect(ids(thread)).toEqual(["u1", "t1", "a2"]);
    expect(thread.conversation.coverage.state).toBe("complete");
  });

  test("older messages that the page has not loaded come from the export", () => {
    const part = held(arrivalOf(look(1, ["<", "u3", "a4", "$"])));
    expect(part.conversation.coverage.state).toBe("partial");
    const thread = held(
      arrivalOf(look(1, ["<", "u3", "a4", "$"])),
      file(9, [wrote("u1", null), wrote("a2", 0), wrote("u3", 1), wrote("a4", 2)]),
    );
    expect(ids(thread)).toEqual(["u1", "a2", "u3", "a4"]);
    expect(thread.conversation.coverage).toMatchObject({ state: "complete", gaps: [] });
  });
});

describe("a prompt sent twice after the same messages", () => {
  const question = "What is amber, and where does it come from?";
  const [one, other] = ["Amber is the resin of old trees.", "It is fossil resin, found along the Baltic coast."];
  const before = ["Hello there", "Hello, what can I do for you?"];
  const twice = [
    ...chain(before),
    ...[one, other].flatMap((answer, n) => [wrote(`u${n + 2}`, 1, question), wrote(`a${n + 2}`, 2 + n * 2, answer)]),
  ];
  const shows = (answer: string, naming: "index" | "none", minute: number, from = 0) => {
    const shown = [...before, question, answer];
    return arrivalOf(windowOf(shown, from, shown.length, naming, start + minute * 60_000));
  };
  const parentsIn = ({ messages }: Thread) => Object.fromEntries(messages.map(({ id, parent }) => [id, parent]));
  const parents = { u0: null, a1: "u0", u2: "a1", a2: "u2", u3: "a1", a3: "u3" };

  test.each(["index", "none"] as const)("is two, whichever of them the page has shown, with %s", (naming) => {
    for (const answer of [one, other]) {
      const thread = held(shows(answer, naming, 1), file(9, twice, { current: 5 }));
      expect(parentsIn(thread)).toEqual(parents);
      expect(ids(thread)).toEqual(["u0", "a1", "u3", "a3"]);
    }
  });

  // The page alone shows one prompt with two answers; which of the two prompts it was seen as, the order decides.
  test.each(["index", "none"] as const)("is two where the page has shown both answers, with %s", (naming) => {
    const arrivals = [shows(one, naming, 1), shows(other, naming, 2), file(9, twice, { current: 5 })];
    for (const order of [arrivals, arrivals.toReversed()]) {
      const thread = threadOf(order.reduce(keepArrival, newKeeper()));
      expect(parentsIn(thread)).toEqual(parents);
      expect(ids(thread)).toEqual(["u0", "a1", "u3", "a3"]);
    }
  });

  test.each(["index", "none"] as const)("is two also where the page has shown its end alone, with %s", (naming) => {
    expect(parentsIn(held(shows(other, naming, 1, 2), file(9, twice, { current: 5 })))).toEqual(parents);
  });

  test.each(["index", "none"] as const)("is the one that was answered where the other was not, with %s", (naming) => {
    const unanswered = [...chain(before), wrote("u2", 1, question), wrote("u3", 1, question), wrote("a3", 3, one)];
    const arrivals = [shows(one, naming, 1), file(9, unanswered, { current: 4 })];
    const kept = arrivals.reduce(keepArrival, newKeeper());
    const { messages } = threadOf(kept);
    expect(messages.map(({ id, origin, parent }) => [id, origin, parent]).sort()).toEqual([
      ["a1", "page", "u0"],
      ["a3", "page", "u3"],
      ["u0", "page", null],
      ["u2", "import", "a1"],
      ["u3", "page", "a1"],
    ]);
    for (const again of arrivals) expect(keepArrival(kept, again)).toEqual(kept);
  });
});

test("a file of an archive in which an export has told what a page shows says so to one that has the page alone", () => {
  const seen = arrivalOf(look(1, ["^", "u1", "a2", "$"]));
  const both = [seen, file(9, [wrote("u1", null), wrote("a2", 0)])].reduce(keepArrival, newKeeper());
  const thread = threadOf(both);
  const structure = both.held && structureOf(both.held.outline, both.contents);
  const restored = arrivalOfRestored({ kind: "restored", thread, assets: {}, ...(structure ? { structure } : {}) });
  const joined = keepArrival(keepArrival(newKeeper(), seen), restored);
  expect(thread.messages.map(({ from }) => from)).toEqual(["export", "export"]);
  expect(threadOf(joined).messages).toEqual(thread.messages);
});

test("a page that shows a card where the export has the whole document does not look changed", () => {
  const document = "A long line of the document.\n".repeat(200);
  const written = [1, 3].map((n) =>
    wrote(`a${n}`, n - 1, "Here it is", {
      parts: [
        { kind: "text", format: "markdown", text: "Here it is, as you asked for. ".repeat(10) },
        { kind: "artifact", title: "Doc", format: "markdown", content: document },
      ],
    }),
  );
  const messages = [wrote("u0", null), written[0], wrote("u2", 1), written[1]].flatMap((one) => one ?? []);
  const kept = keepArrival(newKeeper(), file(5, messages));
  const seen = look(9, ["u0", { ...say("a1") }, "u2", { ...say("a3") }]);
  expect(judge(seen.health, seen, kept.held?.outline)).toEqual({ ok: true });
});

function say(id: string) {
  return {
    kind: "message" as const,
    ids: [id],
    role: "assistant" as const,
    parts: [{ kind: "text" as const, format: "markdown" as const, text: "Here it is, as you asked for. ".repeat(10) }],
    finished: true,
  };
}
