import { describe, expect, test } from "vitest";
import { listConversations } from "./list.ts";
import { readThread } from "./read-thread.ts";
import { storeCapture } from "./store-capture.ts";
import { dump, freshArchive, reopened } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

const path = (...ids: string[]) => ids.map((id) => ({ message: id }));

describe("storing looks", () => {
  test("two windows that overlap become one conversation", async () => {
    const archive = await freshArchive();
    const top = [message("u1", "first"), message("a1", "answer")];
    const rest = [message("a1", "answer"), message("u2", "second"), message("a2", "last")];
    await store(archive, look("one", top, { evidence: { start: "start", end: false } }));
    const receipt = await store(archive, look("one", rest, { evidence: { start: "unknown", end: true } }));
    expect(receipt).toMatchObject({ outcome: "stored", messageCount: 4, coverage: { state: "complete", gaps: [] } });
    expect((await readThread(archive, "chatgpt:one"))?.path).toEqual(path("u1", "a1", "u2", "a2"));
    expect(await listConversations(archive)).toMatchObject([{ id: "chatgpt:one", title: "Chat one", messageCount: 4 }]);
  });

  test("a repeated capture is acknowledged and changes nothing at all", async () => {
    const archive = await freshArchive();
    const capture = look("one", [message("u1", "first"), message("a1", "answer")]);
    await store(archive, capture);
    const before = await dump(archive);
    expect(await store(archive, capture)).toMatchObject({ outcome: "unchanged", messageCount: 2 });
    expect(await dump(archive)).toEqual(before);
  });

  test("a later visit without news moves the time of the last visit alone", async () => {
    const archive = await freshArchive();
    const entries = [message("u1", "first"), message("a1", "answer")];
    await store(archive, look("one", entries));
    const [before] = await listConversations(archive);
    expect(await store(archive, look("one", entries))).toMatchObject({ outcome: "unchanged" });
    const [after] = await listConversations(archive);
    expect(after).toEqual({ ...before, lastCaptured: after?.lastCaptured });
    expect(after?.lastCaptured).not.toBe(before?.lastCaptured);
  });

  test("a long conversation lies in chunks, and a new message touches one of them", async () => {
    const archive = await freshArchive();
    const all = Array.from({ length: 130 }, (_, n) => message(`${n % 2 ? "a" : "u"}${n}`, `text ${n}`));
    await store(archive, look("long", all));
    const before = await archive.db.getAll("chunks");
    expect(before.map(({ messages }) => messages.length)).toEqual([50, 50, 30]);
    await store(
      archive,
      look("long", [{ kind: "seen", id: "a129" }, message("u130", "new")], {
        evidence: { start: "unknown", end: true },
      }),
    );
    const after = await archive.db.getAll("chunks");
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]?.messages).toHaveLength(31);
    const thread = await readThread(archive, "chatgpt:long");
    expect(thread?.path).toHaveLength(131);
    expect(thread?.conversation.coverage.state).toBe("complete");
  });

  test("what is held does not depend on what this context remembers", async () => {
    const remembering = await freshArchive();
    let forgetting = await freshArchive();
    const looks = [1, 2, 3, 4, 5].map((n) =>
      look("one", [message(`u${n}`, `q${n}`), message(`a${n}`, `r${n}`), message(`u${n + 1}`, `q${n + 1}`)]),
    );
    for (const one of looks) {
      await store(remembering, one);
      forgetting = await reopened(forgetting);
      await store(forgetting, one);
    }
    expect(await readThread(remembering, "chatgpt:one")).toEqual(await readThread(forgetting, "chatgpt:one"));
  });

  test("messages said to be sent before, of which nothing is held, are asked for again", async () => {
    const archive = await freshArchive();
    const receipt = await store(archive, look("one", [{ kind: "seen", id: "u1" }, message("a1", "answer")]));
    expect(receipt).toMatchObject({ resend: ["u1"], messageCount: 1, coverage: { state: "partial" } });
    expect(await store(archive, look("one", [message("u1", "first"), { kind: "seen", id: "a1" }]))).not.toHaveProperty(
      "resend",
    );
  });

  test("a page that looks changed writes nothing", async () => {
    const archive = await freshArchive();
    await store(archive, look("one", [message("u1", "first"), message("a1", "answer")]));
    const before = await dump(archive);
    const health = { containers: 4, read: 4, missing: ["message"] };
    expect(await storeCapture(archive, look("one", [message("u1", "x")], { health }))).toEqual({
      refused: "drift",
      missing: ["message"],
      why: "selectors",
    });
    expect(await dump(archive)).toEqual(before);
  });
});

describe("many at once", () => {
  test("50 looks with one message each, all at the same time, keep 50", async () => {
    const archive = await freshArchive();
    const looks = Array.from({ length: 50 }, (_, n) =>
      look("one", [message(`u${n}`, `question ${n}`)], { evidence: { start: "unknown", end: false } }),
    );
    await Promise.all(looks.map((one) => store(archive, one)));
    const thread = await readThread(archive, "chatgpt:one");
    expect(thread?.messages.map(({ id }) => id).sort()).toEqual(Array.from({ length: 50 }, (_, n) => `u${n}`).sort());
    expect(thread?.conversation.messageCount).toBe(50);
  });

  test("reading and writing in two transactions instead keeps one of 50", async () => {
    const archive = await freshArchive();
    await archive.db.put("meta", [], "naive");
    const add = async (n: number) => {
      const held = (await archive.db.get("meta", "naive")) as number[];
      await archive.db.put("meta", [...held, n], "naive");
    };
    await Promise.all(Array.from({ length: 50 }, (_, n) => add(n)));
    expect(await archive.db.get("meta", "naive")).toHaveLength(1);
  });
});
