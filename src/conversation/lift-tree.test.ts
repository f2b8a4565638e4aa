import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { arrivalOfImport } from "./lift-tree.ts";
import { organisedByExport } from "./organised-by-export.ts";
import { type ExportedMessage, exported, importedAt, keepImport, minuteOf, wrote } from "./testing/imports.ts";
import { keep, newKeeper, threadOf } from "./testing/keeper.ts";
import { look } from "./testing/looks.ts";
import { pathOf } from "./testing/scenes.ts";
import { threadSchema } from "./thread-schema.ts";

const read = (...args: Parameters<typeof exported>) => threadOf(keepImport(newKeeper(), exported(...args)));
const talk = [wrote("u1", null), wrote("a2", 0), wrote("u3", 1), wrote("a4", 2)];

describe("a conversation known from an export alone", () => {
  test("is complete when the export is, and shows the path that the export calls current", () => {
    const branch = [...talk, wrote("u3b", 1, "asked otherwise"), wrote("a4b", 4, "answered otherwise")];
    expect(pathOf(read(5, branch, { current: 3 }))).toEqual(["u1", "a2", "u3", "a4"]);
    const thread = read(5, branch);
    expect(pathOf(thread)).toEqual(["u1", "a2", "u3b", "a4b"]);
    expect(thread.messages).toHaveLength(6);
    expect(thread.conversation.coverage).toMatchObject({ state: "complete", held: 4 });
    expect(read(5, branch, { whole: false }).conversation.coverage.state).toBe("unknown");
  });

  test("has no name longer than a file of ours carries, so that it comes back as it is", () => {
    const long = (length: number) => "\u{1f426}".repeat(length);
    const items = Array.from({ length: 10_001 }, (_, n) => ({
      label: `s${n}`,
      title: long(3_000),
      url: "https://a.example/",
    }));
    const parts: ExportedMessage["parts"] = [
      { kind: "image", key: "k", alt: long(5_000), origin: "generated", problem: long(900) },
      { kind: "tool", name: long(900), input: long(40_000) },
      { kind: "unreadable", what: long(900), reason: long(900), raw: long(40_000) },
      { kind: "artifact", title: long(900), language: long(90), format: "code", content: long(40_000) },
      { kind: "citations", items },
    ];
    const more = { author: long(900), model: long(900) };
    const thread = read(5, [wrote("a1", null, "x", { parts, ...more })], { title: long(900), model: long(900) });
    const back = v.parse(threadSchema, JSON.parse(JSON.stringify(thread)));
    const named = ({ conversation: { title, model }, messages }: Pick<typeof back, "conversation" | "messages">) => ({
      title,
      model,
      said: messages.map(({ author, model, parts }) => ({ author, model, parts })),
    });
    expect(named(back)).toEqual(named(thread));
    expect(thread.messages[0]?.parts).toMatchObject([
      {},
      { input: long(40_000) },
      { raw: long(40_000) },
      { content: long(40_000) },
      { items: { length: 10_000 } },
      { items: { length: 1 } },
    ]);
  });

  test("says where its times come from, and since when it is held", () => {
    const { conversation, messages } = read(5, talk, { created: minuteOf(1), title: "Birds", model: "m-1" });
    expect(conversation).toMatchObject({
      title: "Birds",
      model: "m-1",
      created: { at: minuteOf(1), from: "export" },
      updated: { at: minuteOf(5), from: "export" },
      firstCaptured: new Date(importedAt).toISOString(),
      lastCaptured: new Date(importedAt).toISOString(),
    });
    expect(messages[0]).toMatchObject({ origin: "import", from: "export", capturedAt: minuteOf(5) });
  });

  test("without any time it counts from its import", () => {
    const { updated: _, ...timeless } = exported(0, talk);
    const { conversation, messages } = threadOf(keepImport(newKeeper(), timeless));
    const at = new Date(importedAt).toISOString();
    expect(conversation.updated).toEqual({ at, from: "capture" });
    expect(messages.map(({ capturedAt }) => capturedAt)).toEqual([at, at, at, at]);
  });

  test("takes its title from the first prompt, whatever the order of the list", () => {
    const { conversation } = read(1, [wrote("a2", 1), wrote("u1", null, "What is amber?"), wrote("u3", 0, "More")]);
    expect(conversation).toMatchObject({ title: "What is amber?", titleFrom: "first-message" });
  });

  test("imported again on another day, or from an older copy, it does not change", () => {
    const kept = keepImport(newKeeper(), exported(5, talk));
    expect(keepImport(kept, exported(5, talk), importedAt + 86_400_000)).toEqual(kept);
    const older = exported(3, talk.slice(0, 2));
    expect(threadOf(keepImport(kept, older, importedAt + 1))).toEqual(threadOf(kept));
    expect(threadOf(keepImport(keepImport(newKeeper(), older), exported(5, talk)))).toEqual(threadOf(kept));
  });
});

describe("odd trees", () => {
  const ring: ExportedMessage[] = [wrote("u1", null), wrote("a2", 3), wrote("u3", 1), wrote("a4", 2)];

  test("a ring is opened and nothing is lost", () => {
    const thread = read(1, ring);
    expect(thread.messages.map(({ id }) => id).sort()).toEqual(["a2", "a4", "u1", "u3"]);
    expect(thread.conversation.coverage.state).not.toBe("complete");
  });

  test("parents that are none, and itself as parent", () => {
    const odd = [wrote("u1", 7), wrote("a2", 1), wrote("u3", -1), wrote("a4", 0.5), wrote("u5", undefined)];
    expect(read(1, odd).messages).toHaveLength(5);
    expect(read(1, odd, { current: 99 }).messages).toHaveLength(5);
  });

  test("several first messages: the one on the shown path is shown", () => {
    const roots = [wrote("u1", null), wrote("a2", 0), wrote("u1b", null, "once more"), wrote("a2b", 2, "again")];
    expect(pathOf(read(1, roots))).toEqual(["u1b", "a2b"]);
    expect(pathOf(read(1, roots, { current: 1 }))).toEqual(["u1", "a2"]);
  });

  test("a message that is there twice is held once; ids that are none are left out", () => {
    const twice = [
      wrote("u1", null),
      wrote("a2", 0),
      wrote("a2", 0),
      wrote("x", 1, "t", { ids: ["~3", " ", "b\u001f"] }),
    ];
    expect(read(1, twice).messages.map(({ id }) => id)).toEqual(["u1", "a2", "~3"]);
  });

  test("broken times cost the time alone", () => {
    const { conversation, messages } = read(1, [wrote("u1", null, "t", { sentAt: "yesterday" })], {
      updated: "soon",
      created: "-271822-01-01T00:00:00Z",
    });
    expect(messages[0]?.sentAt).toBeUndefined();
    expect(conversation.created).toBeUndefined();
  });

  test("ten thousand messages in one line, and in one ring", () => {
    const line = Array.from({ length: 10_000 }, (_, n) => wrote(n % 2 ? `a${n}` : `u${n}`, n === 0 ? null : n - 1));
    expect(read(1, line).conversation.coverage).toMatchObject({ state: "complete", held: 10_000 });
    const round = line.map((message, n) => ({ ...message, parent: (n + 1) % 10_000 }));
    expect(read(1, round).messages).toHaveLength(10_000);
  });
});

describe("with looks at the page", () => {
  const otherBranch = [...talk, wrote("u3b", 1, "asked otherwise"), wrote("a4b", 4, "answered otherwise")];

  test("an export older than the last look leaves the shown branch as it is", () => {
    const page = look(9, ["^", "u1", "a2", "u3", "a4", "$"]);
    const kept = keepImport(keep(newKeeper(), page), exported(5, otherBranch));
    expect(pathOf(threadOf(kept))).toEqual(["u1", "a2", "u3", "a4"]);
    expect(threadOf(kept).messages).toHaveLength(6);
  });

  test("a newer one shows its own", () => {
    const page = look(3, ["^", "u1", "a2", "u3", "a4", "$"]);
    const kept = keepImport(keep(newKeeper(), page), exported(5, otherBranch));
    expect(pathOf(threadOf(kept))).toEqual(["u1", "a2", "u3b", "a4b"]);
  });

  test("first and last look stay those at the page, and the newer title wins", () => {
    const page = look(9, ["u1", "a2"]);
    const named = { ...page, conversation: { ...page.conversation, title: "By the page" } };
    const both = keepImport(keep(newKeeper(), named), exported(5, talk, { title: "By the export" }));
    const { conversation } = threadOf(both);
    expect(conversation).toMatchObject({
      title: "By the page",
      firstCaptured: minuteOf(9),
      lastCaptured: minuteOf(9),
      updated: { at: minuteOf(9), from: "capture" },
    });
    const { updated: _, ...other } = threadOf(
      keep(keepImport(newKeeper(), exported(5, talk, { title: "By the export" })), named),
    ).conversation;
    expect(conversation).toMatchObject(other);
  });

  test("an address that the export does not know never replaces the page's", () => {
    const kept = keepImport(keep(newKeeper(), look(3, ["u1"])), exported(5, talk, { url: "" }));
    expect(threadOf(kept).conversation.url).toBe("https://chatgpt.com/c/1");
  });
});

describe("tags, folder and star of an export", () => {
  const from = { tags: ["a"], folder: "Work", starred: true as const };

  test("fill what the user has not set, once", () => {
    expect(organisedByExport(from, undefined)).toEqual(from);
    const { held } = keep(newKeeper(), look(1, ["u1"]));
    if (!held) throw new Error("nothing held");
    const own = { ...held, row: { ...held.row, tags: ["mine"], folder: "Own" } };
    expect(organisedByExport(from, own)).toEqual({ starred: true });
    const after = keepImport({ held: own, contents: new Map() }, exported(1, []));
    expect(organisedByExport(from, after.held)).toEqual({});
  });
});

test("an arrival says nothing that is not in the export", () => {
  const { piece } = arrivalOfImport(exported(5, [wrote("u1", undefined), wrote("a2", 0)]), importedAt);
  expect(piece.outline.edges).toEqual([{ parent: 0, child: 1, at: Date.parse(minuteOf(5)) }]);
  expect(piece.outline.hints).toEqual([]);
});
