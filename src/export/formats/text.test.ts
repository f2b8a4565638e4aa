import { expect, test } from "vitest";
import { builtText, builtZip } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleThread } from "../testing/sample-thread.ts";

test("plain text says everything, with what was typed character for character", async () => {
  const { name, text } = await builtText([richThread()], { format: "text" });
  expect(name).toBe("My plan.txt");
  expect(text).toMatch(/^My plan\n=======\n\nsite: chatgpt\nurl: https:\/\/chatgpt.com\/c\/1\n/);
  expect(text).toContain("created: 2026-11-19 08:00 UTC");
  expect(text).toContain(
    `\n\n1 · You, 2026-11-20 10:32 UTC\n${"-".repeat(29)}\n\nWhy  <b>?\n\n\n* not a list\n=1+1\n\n`,
  );
  expect(text).toContain("[Thought for 3 seconds]\n    First\n\n    - a\n    - b");
  expect(text).toContain("[Tool: python]\nInput:\nprint(1)\nOutput:\n1");
  expect(text).toContain("Because[1] `x::y`.");
  expect(text).toContain("[Image: a cat]");
  expect(text).toContain("*** Messages are missing here: nothing joins what was seen before and after. ***");
  expect(text).toContain("B1 · Assistant");
  expect(text).toContain("Message B1 as seen on 2026-11-20 10:50 UTC");
  expect(text.match(/Sources:/g)?.length).toBe(1);
  expect(text.endsWith("Sources:\n[1] EPA: air https://epa.gov/a\n")).toBe(true);
});

test("leaves out what is not wanted", async () => {
  const markdown = {
    frontMatter: false as const,
    heading: "named" as const,
    timestamps: false,
    reasoning: "hide" as const,
    tools: false,
    sources: "none" as const,
    branches: false,
  };
  const { text } = await builtText([richThread()], { format: "text", markdown });
  expect(text).toContain("Because `x::y`.");
  expect(text).toContain("\n\nYou\n---\n\nWhy");
  for (const gone of ["site:", "Thought", "python", "EPA", "B1", "10:32"]) expect(text).not.toContain(gone);
});

test("of several is a ZIP, or one file when that is wanted", async () => {
  const threads = [richThread(), sampleThread(undefined, { id: "claude:2" })];
  expect([...(await builtZip(threads, { format: "text" })).files.keys()]).toEqual(["My plan.txt", "Plan.txt"]);
  const { name, text } = await builtText(threads, { format: "text", markdown: { files: "one" } });
  expect(name).toBe("Convokeep 2026-11-20.txt");
  // Two titles, and what stands over the other branches and the earlier texts.
  expect(text.match(/^=+$/gm)?.length).toBe(4);
});
