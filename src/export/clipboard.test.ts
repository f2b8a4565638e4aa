import { expect, test } from "vitest";
import { toClipboardMarkdown } from "./clipboard.ts";
import { english as say } from "./testing/english.ts";
import { richThread } from "./testing/rich-thread.ts";

test("a single message is its text alone, with its sources", () => {
  const text = toClipboardMarkdown(richThread(), say, ["m2"]);
  expect(text).toMatch(/^> \*\*Thought for 3 seconds\*\*/);
  expect(text).toContain("Because[^epa]");
  expect(text).toMatch(/\[\^epa\]: \[EPA: air\]\(https:\/\/epa.gov\/a\)$/);
  expect(text).not.toContain("Assistant");
  expect(toClipboardMarkdown(richThread(), say, ["m3"])).toBe("Go on");
});

test("several messages have their authors, in the order of the page whatever the order of choice, branches last", () => {
  expect(toClipboardMarkdown(richThread(), say, ["b1", "m3", "m2-temporary"])).toMatch(
    /^\*\*Assistant \(gpt-5\)\*\*[\s\S]*\*\*You\*\*\n\nGo on\n\n\*\*Assistant\*\*\n\nAnother answer\.\n\n\[\^epa\]:/,
  );
});

test("a whole conversation is what the page shows, and says what is missing", () => {
  const text = toClipboardMarkdown(richThread(), say);
  expect(text).toMatch(/^\*\*You\*\*\n\n\*2026-11-20 10:32 UTC\*/);
  expect(text).toContain("> **Messages are missing here: nothing joins what was seen before and after.**");
  expect(text).not.toContain("Another answer");
});
