import JSZip from "jszip";
import { expect, test } from "vitest";
import { buildExport, NothingToExport } from "./build.ts";
import { type ExportChoice, parseExportOptions } from "./options.ts";
import { sourceOfChats } from "./source.ts";
import { testRun } from "./testing/build-text.ts";
import { richThread } from "./testing/rich-thread.ts";

class Damaged extends Error {}

/** One chat that can be read, without its image, one of which the title is left, and one of which nothing is. */
function source(ids = ["chatgpt:1", "claude:2", "claude:3"]) {
  const readers = {
    async thread(id: string) {
      if (id !== "chatgpt:1") throw new Damaged();
      return richThread();
    },
    async asset(): Promise<never> {
      throw new Damaged();
    },
    damage: {
      is: (error: unknown) => error instanceof Damaged,
      title: async (id: string) => (id === "claude:2" ? "Plan *B*\nof two" : undefined),
    },
  };
  return sourceOfChats(readers, ids);
}

const built = async (choice: ExportChoice, from = source()) => {
  const { name, blob } = await buildExport(from, parseExportOptions(choice), testRun);
  return { name, blob };
};

const told = [
  "2 chats could not be read and are not in this export, as what the archive holds of them is damaged:",
  "- Plan *B* of two (claude:2)\n- claude:3",
  "1 image or file could not be read, as it is damaged, and is missing.",
  "A backup may have it as it was. Nothing was removed from the archive.",
].join("\n\n");

test("a ZIP has what can be read, and a file that says what could not", async () => {
  const zip = await JSZip.loadAsync(await (await built({ format: "zip" })).blob.arrayBuffer());
  expect(Object.keys(zip.files).sort()).toEqual(["My plan.md", "NOT READ.txt", "README.txt", "archive.json"].sort());
  expect(await zip.file("NOT READ.txt")?.async("string")).toBe(`${told}\n`);
  const { conversations, unread } = JSON.parse((await zip.file("archive.json")?.async("string")) ?? "");
  expect(conversations).toHaveLength(1);
  expect(unread).toEqual([{ id: "claude:2", title: "Plan *B*\nof two" }, { id: "claude:3" }]);
});

test.each(["markdown", "html", "text"] as const)("a ZIP of %s likewise", async (format) => {
  const zip = await JSZip.loadAsync(await (await built({ format })).blob.arrayBuffer());
  expect(Object.keys(zip.files)).toContain("NOT READ.txt");
});

test("JSON and one file for all say it too", async () => {
  const json = JSON.parse(await (await built({ format: "json" })).blob.text());
  expect([json.conversations.length, json.unread.length]).toEqual([1, 2]);
  const merged = await built({ format: "markdown", markdown: { files: "one" } });
  const text = await merged.blob.text();
  expect(merged.name).toMatch(/\.md$/);
  expect(text).toContain("\n\n---\n\n2 chats could not be read");
  expect(text).toContain("- Plan \\*B\\* of two (claude:2)");
});

test("what is hidden in an export hides nothing of what it lacks", async () => {
  const from = source();
  await built({ format: "zip", redact: { kinds: ["email"], words: [] } } as never, from);
  expect(from.unread?.chats).toHaveLength(2);
});

test("where nothing can be read there is no file, and it is said why", async () => {
  const none = built({ format: "zip" }, source(["claude:2", "claude:3"]));
  await expect(none).rejects.toMatchObject({ name: "NothingToExport", why: "unreadable" });
  const gone = { ...source([]), ids: ["x"], readThread: async () => undefined };
  await expect(built({ format: "zip" }, gone)).rejects.toEqual(new NothingToExport("gone"));
});

test("anything else that fails ends the export", async () => {
  const failing = sourceOfChats(
    { thread: async () => Promise.reject(new Error("closed")), asset: async () => undefined },
    ["chatgpt:1"],
  );
  await expect(built({ format: "zip" }, failing)).rejects.toThrow("closed");
});
