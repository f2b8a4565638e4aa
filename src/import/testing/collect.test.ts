import { expect, test } from "vitest";
import { ImportError, type ImportFormat } from "../format.ts";
import { jsonItems } from "../json/items.ts";
import { collect } from "./collect.ts";
import { containerOf } from "./container-of.ts";

/** Titles of conversations that nobody exports. */
const format: ImportFormat = {
  id: "made-up",
  name: "Made up",
  version: 1,
  recognises: ({ values }) => values.some((value) => typeof value === "object" && value !== null && "talk" in value),
  read: (members, context) =>
    jsonItems(members, context, {
      format,
      read(value) {
        const { talk } = value as { talk?: unknown };
        if (talk === null) return null;
        if (typeof talk !== "string") throw new ImportError("not-understood", "talk");
        const id = `made-up:${talk}`;
        return { kind: "imported", site: "made-up", id, url: "", messages: [], whole: true, unknown: [] };
      },
    }),
};

test("a format gets the members it recognises, and what it makes of them is told apart", async () => {
  const container = containerOf({
    "tmp/conversations.json": [{ folder: 1 }, { talk: "a" }, { talk: 5 }, { talk: null }],
    "more.json": '[{"talk":"b"},{"talk":"c',
    "lines.jsonl": '{"talk":"d"}\n{"talk":"e","f":}\n{"talk":"g"}\n',
    "picture.dat": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]),
    "user.json": { id: 1 },
  });
  const { conversations, problems, passed, claimed, prints } = await collect(format, container);
  expect(claimed).toEqual(["tmp/conversations.json", "more.json", "lines.jsonl"]);
  expect(conversations.map((each) => each.kind === "imported" && each.id)).toEqual([
    "made-up:a",
    "made-up:b",
    "made-up:d",
    "made-up:g",
  ]);
  expect(problems.map((each) => each.problem)).toEqual(["not-understood", "not-understood", "cut-off", "not-json"]);
  expect(passed).toBe(1);
  expect(new Set(prints).size).toBe(prints.length);
});
