import { describe, expect, it } from "vitest";
import type { Message, PathStep, Thread } from "../../conversation/model.ts";
import { pathThrough, siblings, treeOf } from "./branches.ts";

function message(id: string, parent?: string | null): Message {
  return { id, ...(parent === undefined ? {} : { parent }) } as Message;
}

// a ─┬─ b ── c … (gap) … x
//    └─ d ─┬─ e
//          └─ f ── g
const messages = [
  message("a", null),
  message("b", "a"),
  message("c", "b"),
  message("d", "a"),
  message("e", "d"),
  message("f", "d"),
  message("g", "f"),
  message("x"),
];
const gap: PathStep = { gap: { after: "c", reason: "not-shown" } };
const path: PathStep[] = [{ message: "a" }, { message: "b" }, { message: "c" }, gap, { message: "x" }];
const tree = treeOf({ messages, path } as unknown as Thread);
const words = (steps: readonly PathStep[]) => steps.map((step) => ("gap" in step ? "…" : step.message)).join("");

describe("branches", () => {
  it("names the siblings of a message in the order they were stored, and of one whose place is unknown itself alone", () => {
    expect(siblings(tree, "b")).toEqual(["b", "d"]);
    expect(siblings(tree, "f")).toEqual(["e", "f"]);
    expect(siblings(tree, "a")).toEqual(["a"]);
    expect(siblings(tree, "x")).toEqual(["x"]);
  });

  it("goes through another branch to the newest end of it", () => {
    expect(words(pathThrough(tree, path, path, "d"))).toBe("adfg");
    expect(words(pathThrough(tree, path, path, "e"))).toBe("ade");
  });

  it("comes back to the path that the page showed, with what lies behind its gap", () => {
    const other = pathThrough(tree, path, path, "d");
    expect(words(pathThrough(tree, other, path, "b"))).toBe("abc…x");
    expect(words(pathThrough(tree, other, path, "c"))).toBe("abc…x");
  });

  it("leaves a path alone that has the message, and any path where there is no such message", () => {
    expect(pathThrough(tree, path, path, "c")).toBe(path);
    expect(pathThrough(tree, path, path, "nowhere")).toBe(path);
  });

  it("ends where a damaged tree goes round in a circle", () => {
    const round = treeOf({ messages: [message("p", "q"), message("q", "p")], path: [] } as unknown as Thread);
    expect(words(pathThrough(round, [], [], "p"))).toContain("p");
  });
});
