import { expect, test } from "vitest";
import { readThread } from "./read-thread.ts";
import { freshArchive, reopened } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const all = Array.from({ length: 70 }, (_, n) => message(`${n % 2 ? "a" : "u"}${n}`, `text ${n}`));

test("a lost chunk is a gap that is told, and the next look fills it", async () => {
  const damaged = await freshArchive();
  await store(damaged, look("one", all));
  await damaged.db.delete("chunks", ["chatgpt:one", 1]);
  const archive = await reopened(damaged);
  const thread = await readThread(archive, "chatgpt:one");
  expect(thread?.messages).toHaveLength(50);
  expect(thread?.path.at(-1)).toEqual({ gap: { after: "a49", reason: "not-shown", missing: 20 } });
  expect(thread?.conversation.coverage).toMatchObject({ state: "partial", held: 50 });
  // The same texts again: without their content they would pass for known.
  expect(await store(archive, look("one", all))).toMatchObject({ messageCount: 70, coverage: { state: "complete" } });
  expect((await readThread(archive, "chatgpt:one"))?.messages).toHaveLength(70);
});

test("a look at other messages does not fail for what is lost elsewhere", async () => {
  const damaged = await freshArchive();
  await store(damaged, look("one", all));
  await damaged.db.delete("chunks", ["chatgpt:one", 0]);
  const archive = await reopened(damaged);
  await store(
    archive,
    look("one", [message("a69", "text 69"), message("u70", "new")], { evidence: { start: "unknown", end: true } }),
  );
  expect((await readThread(archive, "chatgpt:one"))?.messages.at(-1)?.id).toBe("u70");
});

test("a look without any message stores nothing where nothing is held", async () => {
  const archive = await freshArchive();
  const empty = look("one", [
    { kind: "unmounted", ids: ["u1"] },
    { kind: "gap", reason: "stalled" },
  ]);
  expect(await store(archive, empty)).toMatchObject({ outcome: "unchanged", messageCount: 0 });
  expect(await archive.db.count("conversations")).toBe(0);
});
