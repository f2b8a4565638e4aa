import { describe, expect, test } from "vitest";
import { listConversations, readConversation } from "../list.ts";
import { organise } from "../organise.ts";
import { readThread } from "../read-thread.ts";
import { hideConversations, isDeleted } from "../remove.ts";
import { found } from "../search/testing/texts.ts";
import { updateIndex } from "../search/update-index.ts";
import { eraseConversations } from "../testing/erase.ts";
import { freshArchive, reopened } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { knownPrints } from "./known-prints.ts";
import { forgetOldRuns, forgetRun, listRuns, readRun, runConversations } from "./runs.ts";
import { conversation, exported, importAll } from "./testing/exports.ts";
import { contentOf } from "./testing/records.ts";
import { undoRun } from "./undo-run.ts";

const short = [exported("u1", "question"), exported("a1", "answer")];
const long = [...short, exported("u2", "more of it"), exported("a2", "still more")];
const held = [message("u1", "question"), message("a1", "answer")];
const many = (count: number) => Array.from({ length: count }, (_, at) => conversation(`n${at}`, short));

describe("undoing an import", () => {
  test("alone leaves every record as it was", async () => {
    const archive = await freshArchive();
    await store(archive, look("held", held));
    const before = await contentOf(archive);
    await importAll(archive, "run", [conversation("held", long), ...many(30)]);
    expect(await runConversations(archive, "run")).toHaveLength(31);
    const seen: number[] = [];
    const report = await undoRun(archive, "run", { progress: (done) => void seen.push(done) });
    expect(report).toEqual({ removed: 30, restored: 1, kept: 0 });
    expect(seen.at(-1)).toBe(31);
    expect(await contentOf(archive)).toEqual(before);
    expect(await archive.db.count("importJournal")).toBe(0);
    expect(await archive.db.count("tombstones")).toBe(0);
    expect(await readRun(archive, "run")).toMatchObject({ state: "undone" });
    expect((await knownPrints(archive)).size).toBe(0);
    expect((await importAll(archive, "again", many(1)))[0]?.verdict).toBe("new");
  });

  test("that is broken off goes on in another context, each conversation once", async () => {
    const archive = await freshArchive();
    await importAll(archive, "run", many(45));
    const stopping = new AbortController();
    const first = await undoRun(archive, "run", {
      signal: stopping.signal,
      progress: (done) => done > 0 && stopping.abort(),
    });
    expect(first.removed).toBeLessThan(45);
    expect(await readRun(archive, "run")).toMatchObject({ state: "undoing" });
    const again = await reopened(archive);
    const second = await undoRun(again, "run");
    expect(first.removed + second.removed).toBe(45);
    expect(await listConversations(again)).toEqual([]);
    expect(await undoRun(again, "run")).toEqual({ removed: 0, restored: 0, kept: 0 });
  });

  test("keeps what a page has brought since of a chat that only the import held", async () => {
    const archive = await freshArchive();
    await importAll(archive, "run", [conversation("one", long)]);
    await store(archive, look("one", [message("u1", "question"), message("a1", "answer")]));
    await undoRun(archive, "run");
    expect((await readThread(archive, "chatgpt:one"))?.messages.map(({ id }) => id)).toEqual(["u1", "a1"]);
  });

  test("takes back what the import has set, and keeps what the user has", async () => {
    const archive = await freshArchive();
    await store(archive, look("held", held));
    await importAll(archive, "run", [
      conversation("held", long, { tags: ["vendor"], folder: "Project", starred: true }),
    ]);
    expect(await readConversation(archive, "chatgpt:held")).toMatchObject({ tags: ["vendor"], folder: "Project" });
    const set = { tags: ["vendor", "mine"], note: "remember" };
    await organise(archive, [{ conversation: "chatgpt:held", set }]);
    await undoRun(archive, "run");
    const row = await readConversation(archive, "chatgpt:held");
    expect(row).toMatchObject({ tags: ["mine"], starred: false, note: "remember", messageCount: 2 });
    expect(row).not.toHaveProperty("folder");
  });

  test("deletes again what it had brought back, and leaves what the user deleted since", async () => {
    const archive = await freshArchive();
    await store(archive, look("erased", held));
    await store(archive, look("hidden", held));
    await eraseConversations(archive, ["chatgpt:erased"]);
    await hideConversations(archive, ["chatgpt:hidden"]);
    const ids = ["chatgpt:erased", "chatgpt:hidden"];
    await importAll(
      archive,
      "run",
      [conversation("erased", long), conversation("hidden", long), conversation("new", short)],
      {
        revive: new Set(ids),
      },
    );
    await hideConversations(archive, ["chatgpt:new"]);
    await undoRun(archive, "run");
    for (const id of [...ids, "chatgpt:new"]) expect(await isDeleted(archive, id), id).toBe(true);
    expect(await listConversations(archive)).toEqual([]);
  });

  test("leaves a chat that a later import wrote too, until that one is undone as well", async () => {
    const archive = await freshArchive();
    await importAll(archive, "first", [conversation("one", short), conversation("two", short)]);
    await importAll(archive, "second", [conversation("one", long)]);
    expect(await undoRun(archive, "first")).toEqual({ removed: 1, restored: 0, kept: 1 });
    expect((await readThread(archive, "chatgpt:one"))?.messages).toHaveLength(4);
    expect(await undoRun(archive, "second")).toEqual({ removed: 1, restored: 0, kept: 0 });
    expect(await listConversations(archive)).toEqual([]);
  });

  test("is known to the search at once", async () => {
    const archive = await freshArchive();
    await store(archive, look("held", held));
    await importAll(archive, "run", [conversation("held", long), conversation("gone", [exported("u1", "zebra")])]);
    await updateIndex(archive);
    const hits = (query: string) => found(archive, query);
    expect(await hits("zebra")).toEqual(["chatgpt:gone"]);
    expect(await hits("more")).toEqual(["chatgpt:held"]);
    await undoRun(archive, "run");
    expect(await hits("zebra")).toEqual([]);
    expect(await hits("more")).toEqual([]);
    expect(await hits("question")).toEqual(["chatgpt:held"]);
  });

  test("leaves nothing of an erased conversation in the journal", async () => {
    const archive = await freshArchive();
    await store(archive, look("secret", held));
    await importAll(archive, "run", [conversation("secret", long)]);
    await eraseConversations(archive, ["chatgpt:secret"]);
    expect(await archive.db.count("importJournal")).toBe(0);
    expect(await undoRun(archive, "run")).toEqual({ removed: 0, restored: 0, kept: 0 });
    expect(await isDeleted(archive, "chatgpt:secret")).toBe(true);
  });
});

describe("forgetting an import", () => {
  test("keeps what it brought, and what is known of it, and nothing else", async () => {
    const archive = await freshArchive();
    await store(archive, look("held", held));
    await importAll(archive, "run", [conversation("held", long), ...many(3)]);
    const before = await contentOf(archive);
    await forgetRun(archive, "run");
    expect(await contentOf(archive)).toEqual(before);
    expect(await listRuns(archive)).toEqual([]);
    expect(await archive.db.count("importJournal")).toBe(0);
    expect(await runConversations(archive, "run")).toEqual([]);
    expect((await knownPrints(archive)).size).toBe(4);
  });

  test("is for those that ended long enough ago", async () => {
    const archive = await freshArchive();
    for (const run of ["old", "new"]) await importAll(archive, run, many(1));
    const old = await readRun(archive, "old");
    if (old) await archive.db.put("importRuns", { ...old, startedAt: "2020-01-01T00:00:00.000Z" });
    expect(await forgetOldRuns(archive)).toEqual(["old"]);
    expect((await listRuns(archive)).map(({ id }) => id)).toEqual(["new"]);
  });
});
