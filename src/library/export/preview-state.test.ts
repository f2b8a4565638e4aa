import { expect, it, vi } from "vitest";
import type { Thread } from "../../conversation/model.ts";
import { english as say } from "../../export/testing/english.ts";
import { sampleMessage, sampleThread } from "../../export/testing/sample-thread.ts";
import { createForm } from "./form-state.ts";
import { createPreview } from "./preview-state.ts";

vi.mock("../../browser.ts", () => import("../../ui/testing/texts-browser.ts"));

const text = "A word and another. ".repeat(50);
function archive(count: number): Map<string, Thread> {
  const messages = [sampleMessage("m1", "user", [{ kind: "text", format: "plain", text }])];
  return new Map(
    Array.from({ length: count }, (_, at) => {
      const thread = sampleThread(messages, { id: `claude:${at}`, title: `Chat ${at}`, messageCount: 1 });
      return [thread.conversation.id, thread] as const;
    }),
  );
}

function open(count: number) {
  const threads = archive(count);
  const form = createForm({ chats: [...threads.keys()] }, { last: null, own: [] }, say);
  const read: string[] = [];
  const means = {
    thread: async (id: string) => {
      read.push(id);
      return threads.get(id);
    },
    rowOf: (id: string) => threads.get(id)?.conversation,
    say,
    generator: "Convokeep 0.0.0",
  };
  const abort = new AbortController();
  return { form, read, abort, preview: createPreview(form, means, abort.signal) };
}

it("follows the options, and keeps the last good one while the template is being typed", async () => {
  const { form, preview, abort } = open(2);
  await expect.poll(() => preview.shown.value?.files.length).toBe(2);
  form.change({ fileName: "{site}/{title}" });
  await expect.poll(() => preview.shown.value?.beginning.name).toBe("chatgpt/Chat 0.md");
  form.change({ fileName: "{site}/{title" });
  form.choose({ kind: "csv" });
  await expect.poll(() => preview.shown.value?.beginning.text).toMatch(/^"id","site"/);
  abort.abort();
});

it("reads some of many chats, names all their files and is near enough about their size", async () => {
  const { read, preview, abort } = open(1_000);
  await expect.poll(() => preview.isSample.value && preview.shown.value?.files.length).toBe(1_000);
  await expect.poll(() => read.length).toBe(40);
  const { files } = preview.shown.value ?? { files: [] };
  const [first, , , , , far] = files;
  expect(files.at(-1)?.name).toBe("Chat 999.md");
  expect(Math.abs((files.at(-1)?.bytes ?? 0) / (first?.bytes ?? 1) - 1)).toBeLessThan(0.05);
  expect(far?.isEstimated).toBe(true);
  abort.abort();
});

it("says why where nothing can be read", async () => {
  const { form } = open(1);
  const failing = { thread: () => Promise.reject(new Error("gone")), rowOf: () => undefined, say, generator: "" };
  const noise = vi.spyOn(console, "error").mockImplementation(() => {});
  const preview = createPreview(form, failing, new AbortController().signal);
  await expect.poll(() => preview.problem.value).toBe("unknown");
  noise.mockRestore();
});
