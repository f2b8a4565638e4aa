import { describe, expect, it } from "vitest";
import type { CapturedMessage } from "../conversation/capture.ts";
import { acknowledge, type Book, noteTurn } from "./book.ts";
import { changedPart, type Entries, type OrderItem, wholeOrder } from "./entries.ts";

const message = (id: string, text = id): CapturedMessage => ({
  kind: "message",
  ids: id ? [id] : [],
  role: "user",
  parts: [{ kind: "text", format: "plain", text }],
  finished: true,
});
const place = (name: string, key = name): OrderItem => ({
  name,
  key,
  turn: { element: {} as Element, key, mounted: true },
});
const names = ({ entries }: Entries) =>
  entries.map((entry) => {
    if (entry.kind === "gap") return `gap ${entry.reason}`;
    return `${entry.kind} ${entry.kind === "seen" ? entry.id : (entry.ids[0] ?? "-")}`;
  });

/** Turns a, b, c … of which those in `known` are archived, those in `fresh` read and not archived, others not read. */
function scene(all: string, known: string, fresh: string) {
  const book: Book = new Map();
  for (const name of known + fresh) noteTurn(book, name, [{ message: message(name), waits: false }], true);
  for (const name of known) for (const note of book.get(name)?.notes ?? []) acknowledge(note, note.print);
  return { book, order: [...all].map((name) => place(name)) };
}

describe("what is sent", () => {
  it("is the changed messages with one known neighbour on each side", () => {
    const { book, order } = scene("abcdefg", "abcefg", "d");
    const part = changedPart(order, book, 1e6);
    expect(part && names(part)).toEqual(["seen c", "message d", "seen e"]);
    expect(part).toMatchObject({ fromStart: false, toEnd: false });
  });

  it("names what lies between two changes, read or not, so that neighbours stay neighbours", () => {
    const { book, order } = scene("abcdef", "bd", "ae");
    const part = changedPart(order, book, 1e6);
    expect(part && names(part)).toEqual(["message a", "seen b", "unmounted c", "seen d", "message e", "unmounted f"]);
    expect(part).toMatchObject({ fromStart: true, toEnd: true });
  });

  it("is nothing when nothing has changed", () => {
    const { book, order } = scene("abc", "abc", "");
    expect(changedPart(order, book, 1e6)).toBeNull();
  });

  it("is cut after a whole turn when it grows too large, and goes on from there", () => {
    const { book, order } = scene("abcdef", "", "abcdef");
    const sizes: string[][] = [];
    for (let part = changedPart(order, book, 250); part; part = changedPart(order, book, 250)) {
      sizes.push(names(part));
      for (const { note, print } of part.sent) acknowledge(note, print);
    }
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.flat().filter((name) => name.startsWith("message"))).toHaveLength(6);
    // Each part begins with the last message of the one before.
    for (const [at, part] of sizes.entries()) {
      if (at > 0) expect(part[0]).toBe(sizes[at - 1]?.at(-1)?.replace("message", "seen"));
    }
  });

  it("keeps gaps where they are", () => {
    const { book, order } = scene("ab", "ab", "");
    const gap: OrderItem = { kind: "gap", reason: "not-joined" };
    expect(names(wholeOrder([gap, ...order.slice(0, 1), gap, ...order.slice(1)], book))).toEqual([
      "gap not-joined",
      "seen a",
      "gap not-joined",
      "seen b",
    ]);
  });

  it("is in full again for a message without any id: there is no other way to name it", () => {
    const book: Book = new Map();
    noteTurn(book, "a", [{ message: message(""), waits: false }], true);
    const order = [place("a", "")];
    const first = wholeOrder(order, book);
    for (const { note, print } of first.sent) acknowledge(note, print);
    expect(changedPart(order, book, 1e6)).toBeNull();
    expect(names(wholeOrder(order, book))).toEqual(["message -"]);
  });

  it("stops before a turn that has no lasting name yet and is still changing", () => {
    const book: Book = new Map();
    noteTurn(book, "a", [{ message: message("a"), waits: false }], true);
    noteTurn(book, "~1", [{ message: message(""), waits: false }], false);
    const part = wholeOrder([place("a"), place("~1", "")], book);
    expect(names(part)).toEqual(["message a"]);
    expect(part.toEnd).toBe(false);
  });
});

describe("the book", () => {
  it("drops a content once it is archived, and keeps one that waits for its images", () => {
    const book: Book = new Map();
    noteTurn(book, "a", [{ message: message("a"), waits: false }], true);
    noteTurn(book, "b", [{ message: message("b"), waits: true }], true);
    for (const turn of book.values()) for (const note of turn.notes) acknowledge(note, note.print);
    expect(book.get("a")?.notes[0]?.message).toBeUndefined();
    expect(book.get("b")?.notes[0]?.message).toBeDefined();
  });

  it("does not send again what is read again unchanged, and does send what has changed since it was sent", () => {
    const { book, order } = scene("a", "a", "");
    noteTurn(book, "a", [{ message: message("a"), waits: false }], true);
    expect(changedPart(order, book, 1e6)).toBeNull();
    const stale = book.get("a")?.notes[0]?.print ?? "";
    noteTurn(book, "a", [{ message: message("a", "new text"), waits: false }], true);
    for (const note of book.get("a")?.notes ?? []) acknowledge(note, stale);
    expect(changedPart(order, book, 1e6)?.sent).toHaveLength(1);
  });

  it("keeps what a turn held when it shows nothing for a while", () => {
    const { book } = scene("a", "", "a");
    noteTurn(book, "a", [], false);
    expect(book.get("a")?.notes).toHaveLength(1);
  });
});
