import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { archives, keptBy } from "../../conversation/testing/archives.ts";
import { toWholeThread } from "../../conversation/thread.ts";
import { builtText, builtZip } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleThread } from "../testing/sample-thread.ts";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
for (const name of ["conversation", "message", "archive"]) {
  const file = new URL(`../../../docs/schema/${name}.schema.json`, import.meta.url);
  ajv.addSchema(JSON.parse(readFileSync(file, "utf8")));
}

/** What a validator that is not ours has against a value. */
function faults(schema: string, value: unknown): unknown {
  const validate = ajv.getSchema(`urn:convokeep:schema:${schema}:1`);
  if (!validate) throw new Error(`no schema ${schema}`);
  return validate(value) ? [] : validate.errors;
}

function definition(name: string): unknown {
  const file = new URL("../../../docs/schema/conversation.schema.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).$defs[name];
}

/** A validator for which what a schema does not name is wrong. */
function closed(schema: unknown) {
  const text = JSON.stringify(schema)
    .replaceAll('"#/', '"urn:convokeep:schema:conversation:1#/')
    .replaceAll('"properties":', '"additionalProperties":false,"properties":');
  return ajv.compile(JSON.parse(text));
}

const two = [richThread(), sampleThread(undefined, { id: "claude:2", title: "__proto__" })];

describe("JSON", () => {
  test("is one object that names its schema and fits it, and holds every thread as it is", async () => {
    const { name, text } = await builtText(two, { format: "json" });
    const value = JSON.parse(text);
    expect(name).toBe("Convokeep 2026-11-20.json");
    expect(value.$schema).toBe("urn:convokeep:schema:archive:1");
    expect(faults("archive", value)).toEqual([]);
    expect(value.conversations).toEqual(two);
  });

  test("tells the structure of archives as the schema says, and nothing else", async () => {
    const keepers = fc.sample(archives, { numRuns: 40, seed: 1 }).flatMap((plans) => plans.map(keptBy));
    const threads = keepers.flatMap(({ held, contents }) =>
      held ? [toWholeThread(held.row, held.outline, contents)] : [],
    );
    const known = closed(definition("structure"));
    for (const thread of threads) {
      const { text } = await builtText([thread], { format: "json" });
      const value = JSON.parse(text);
      expect(faults("archive", value)).toEqual([]);
      expect([known(value.conversations[0].structure), known.errors]).toEqual([true, null]);
    }
    expect(known({ ...threads[0]?.structure(), extra: 1 })).toBe(false);
    const line = JSON.parse((await builtText(threads.slice(0, 1), { format: "jsonl" })).text);
    expect([line.structure, faults("conversation", line)]).toEqual([threads[0]?.structure(), []]);
  });

  test("of one conversation has its name", async () => {
    expect((await builtText([richThread()], { format: "json" })).name).toBe("My plan.json");
  });

  test("archive.json of a ZIP fits the same schema", async () => {
    const { files } = await builtZip(two, { format: "zip" });
    expect(faults("archive", JSON.parse(files.get("archive.json") ?? ""))).toEqual([]);
  });

  test("of chosen messages says of how many, and joins what is left", async () => {
    const { text } = await builtText(two, { format: "json", selection: { "chatgpt:1": ["m1", "m4"] } });
    const value = JSON.parse(text);
    expect(faults("archive", value)).toEqual([]);
    const [first, second] = value.conversations;
    expect(first.messages.map(({ id, parent }: { id: string; parent?: string }) => [id, parent])).toEqual([
      ["m1", null],
      ["m4", undefined],
    ]);
    expect([first.selectedFrom, first.path]).toEqual([5, [{ message: "m1" }, { message: "m4" }]]);
    expect(second).toEqual(two[1]);
  });

  test("the schemas object to what is wrong", () => {
    const [value] = structuredClone(two);
    expect(faults("conversation", value)).toEqual([]);
    expect(faults("conversation", { ...value, path: [{ message: 1 }] })).not.toEqual([]);
    expect(
      faults("conversation", { ...value, conversation: { ...value?.conversation, coverage: undefined } }),
    ).not.toEqual([]);
    expect(faults("message", value?.messages[0])).not.toEqual([]);
    expect(faults("archive", { format: "convokeep-archive" })).not.toEqual([]);
  });
});

describe("JSON lines", () => {
  test("of conversations are valid line by line", async () => {
    const { name, text } = await builtText(two, { format: "jsonl" });
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(name).toBe("Convokeep 2026-11-20.jsonl");
    expect(lines.map((line) => faults("conversation", line))).toEqual([[], []]);
    expect(lines[0].messages).toEqual(two[0]?.messages);
  });

  test("of messages are valid line by line, and say where each belongs and what it says", async () => {
    const { text } = await builtText(two, { format: "jsonl", lines: "message" });
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.length).toBe(7);
    expect(lines.map((line) => faults("message", line))).toEqual(lines.map(() => []));
    expect(lines.map(({ conversation, id, place }) => [conversation.id, id, place])).toEqual([
      ["chatgpt:1", "m1", 1],
      ["chatgpt:1", "m2", 2],
      ["chatgpt:1", "b1", null],
      ["chatgpt:1", "m3", 3],
      ["chatgpt:1", "m4", 4],
      ["claude:2", "m1", 1],
      ["claude:2", "m2", 2],
    ]);
    expect(lines[0].text).toBe("Why  <b>?\n\n\n* not a list\n=1+1");
    expect(lines[1].text).toContain("Because([EPA: air](https://epa.gov/a)) `x::y`.");
    expect(lines[1].text).not.toContain("First");
  });
});
