import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import { frontMatter } from "./front-matter.ts";
import { sampleThread } from "./testing/sample-thread.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const titled = (title: string, tags: string[] = []) => {
  const thread = sampleThread();
  return { ...thread, conversation: { ...thread.conversation, title, tags } };
};
const inside = (block: string) => {
  expect(block.startsWith("---\n") && block.endsWith("\n---")).toBe(true);
  return block.slice(4, -4);
};

const hostile = [
  "---",
  "a\n---\nadmin: true",
  "yes",
  "null",
  "1_000",
  "2026-11-20",
  "0x1F",
  "@reserved",
  "&anchor !!python/object",
  "{a: b}",
  "- item",
  "colon: and # comment",
  'quote " and \\ back\\n',
  "tab\tand\rreturn",
  "nel\u0085 ls\u2028 ps\u2029 bom\ufeff",
  "bidi\u202egnp\u2066",
  "lone \ud83d",
  "emoji 👨‍👩‍👧 \u{1F600}",
  "\u0000\u0001\u007f\u009f\uffff",
  "",
];

/** Is PyYAML, the most used parser of YAML 1.1, there to ask? */
function pyYaml(): boolean {
  try {
    execFileSync("python3", ["-c", "import yaml"], { stdio: "ignore" });
    return true;
  } catch (error) {
    console.log(`PyYAML is not here: ${(error as Error).message.split("\n")[0]}`);
    return false;
  }
}

describe("front matter", () => {
  test("has every field, and null for what is not known", () => {
    const thread = titled("Plan", ["a", "b: c"]);
    expect(parse(inside(frontMatter(thread)))).toEqual({
      title: "Plan",
      site: "chatgpt",
      url: "https://chatgpt.com/c/1",
      id: "chatgpt:1",
      model: null,
      created: null,
      updated: "2026-11-20T10:00:00.000Z",
      captured: "2026-11-20T11:00:00.000Z",
      messages: 2,
      coverage: "complete",
      tags: ["a", "b: c"],
    });
  });

  test.each(hostile)("title %j is read back equal", (title) => {
    const document = parseDocument(inside(frontMatter(titled(title, [title]))));
    expect(document.errors).toEqual([]);
    expect(document.warnings).toEqual([]);
    expect(document.toJS()).toMatchObject({ title, tags: [title], site: "chatgpt" });
  });

  test("any title is read back equal by YAML 1.2 and 1.1", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (title) => {
        const text = inside(frontMatter(titled(title)));
        expect(parse(text).title).toBe(title);
        expect(parse(text, { version: "1.1" }).title).toBe(title);
      }),
      { numRuns: process.env.CONVOKEEP_LONG ? 2_000 : 300, seed },
    );
  });

  test.skipIf(!pyYaml())("any title is read back equal by PyYAML", () => {
    const random = fc.sample(fc.string({ unit: "binary", maxLength: 60 }), { numRuns: 500, seed });
    const titles = [...hostile, ...random].filter((title) => !/\p{Cs}/u.test(title));
    const blocks = titles.map((title) => inside(frontMatter(titled(title))));
    const script = "import json,sys,yaml;print(json.dumps([yaml.safe_load(b)['title'] for b in json.load(sys.stdin)]))";
    const read = execFileSync("python3", ["-c", script], { input: JSON.stringify(blocks) }).toString();
    expect(JSON.parse(read)).toEqual(titles);
  });

  test("a naive line would have been read wrong", () => {
    const wrong = hostile.filter((title) => {
      const document = parseDocument(`title: ${title}\nsite: x`, { version: "1.1", logLevel: "silent" });
      return document.errors.length > 0 || document.toJS()?.title !== title;
    });
    expect(wrong.length).toBeGreaterThan(hostile.length / 2);
  });
});
