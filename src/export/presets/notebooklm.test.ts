import { describe, expect, test } from "vitest";
import type { Thread } from "../../conversation/model.ts";
import { mergedFiles } from "../package/build-merged.ts";
import { documentFormat } from "../package/document-format.ts";
import { countWords, sizeOf, splitToFit } from "../package/split-text.ts";
import { builtText, builtZip } from "../testing/build-text.ts";
import { english as say } from "../testing/english.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";
import { presetOptions } from "./presets.ts";

const options = presetOptions("notebooklm");
const chat = (at: number, text: string): Thread =>
  sampleThread([sampleMessage("m1", "user", [{ kind: "text", format: "plain", text }])], {
    id: `claude:${at}`,
    title: `Chat ${at}`,
  });

describe("NotebookLM", () => {
  test("is one Markdown file of all chats, each with its title and dates", async () => {
    const { name, text } = await builtText([richThread(), chat(2, "two"), chat(3, "three")], options);
    expect(name).toBe("Convokeep 2026-11-20.md");
    expect(text.match(/^# .*$/gm)).toEqual(["# My plan", "# Deep", "# Chat 2", "# Chat 3"]);
    expect(text).toContain("# My plan\n\n- site: chatgpt\n- url: [https://chatgpt.com/c/1](https://chatgpt.com/c/1)\n");
    expect(text).toContain("- created: 2026-11-19 08:00 UTC");
    for (const left of ["python", "Thought", "Another answer", "---\ntitle"]) expect(text).not.toContain(left);
  });

  test("is several files where one would hold too many words, and no file does", async () => {
    const text = "word ".repeat(200_000).trim();
    const { name, files } = await builtZip(
      [1, 2, 3, 4, 5].map((at) => chat(at, text)),
      options,
    );
    expect(name).toBe("Convokeep 2026-11-20.zip");
    expect([...files.keys()]).toEqual([1, 2, 3].map((at) => `Convokeep 2026-11-20 ${at}.md`));
    for (const each of files.values()) expect(each.split(/\s+/).length).toBeLessThan(500_000);
    expect([...files.values()].join("").match(/^# Chat \d$/gm)?.length).toBe(5);
  });

  test("of a chat that is too long for any file loses no word", async () => {
    const text = Array.from({ length: 600_000 }, (_, at) => `w${at}`).join(" ");
    const { files } = await builtZip([chat(1, text)], options);
    expect(files.size).toBe(2);
    const words = [...files.values()].join(" ").match(/\bw\d+\b/g) ?? [];
    expect(words.length).toBe(600_000);
    expect(new Set(words).size).toBe(600_000);
  });
});

describe("files with limits", () => {
  const format = documentFormat(options, say);

  test("are filled with whole conversations as long as these fit", async () => {
    const files = mergedFiles(format, { words: 10, bytes: 1000 });
    for (const text of ["a b c", "d e f", "g h i j k", "l"]) files.add([text]);
    const texts = await Promise.all(files.end().map((blob) => blob.text()));
    expect(texts).toEqual(["a b c\n\n---\n\nd e f\n", "g h i j k\n\n---\n\nl\n"]);
  });

  test("hold no more bytes than they may, also of letters that take several", () => {
    const blocks = ["ä".repeat(500), "\u{1F600}".repeat(300), "x ".repeat(90), "y"];
    const pieces = splitToFit(blocks, { words: 60, bytes: 400 });
    for (const piece of pieces) {
      expect(sizeOf(piece).bytes).toBeLessThanOrEqual(400);
      expect(sizeOf(piece).words).toBeLessThanOrEqual(60);
      expect(piece).not.toMatch(/\p{Cs}/u);
    }
    expect(pieces.join("").replace(/\s/g, "")).toBe(blocks.join("").replace(/\s/g, ""));
  });

  test("count words generously: scripts without spaces by their characters", () => {
    expect([countWords("one two  three\n"), countWords("你好世界"), countWords("")]).toEqual([3, 5, 0]);
  });
});
