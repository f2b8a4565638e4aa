import { describe, expect, it } from "vitest";
import { listConversations } from "../../archive/list.ts";
import type { Archive } from "../../archive/open.ts";
import { organise } from "../../archive/organise.ts";
import { readWholeThread } from "../../archive/read-thread.ts";
import { eraseConversations } from "../../archive/testing/erase.ts";
import { freshArchive } from "../../archive/testing/fresh.ts";
import { look, message, store } from "../../archive/testing/looks.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { type Browser, browserOver } from "./testing/browser.ts";
import { snapshot } from "./testing/snapshot.ts";

// A chat that is archived before its site has given it an id stands under a surrogate until then; another browser may have read it.
const surrogate = "chatgpt:local-1";
const real = "chatgpt:c1";

async function browsers(...names: string[]): Promise<Browser[]> {
  const place = memoryPlace();
  return Promise.all(names.map(async (name) => browserOver(await freshArchive(), name, place)));
}

const begun = (archive: Archive) => store(archive, look("local-1", [message("u1", "question")]));

function goneOn(archive: Archive) {
  const capture = look("c1", [message("u1", "question"), message("a1", "answer")]);
  return store(archive, { ...capture, conversation: { ...capture.conversation, formerId: surrogate } });
}

const ids = async ({ archive }: Browser) => (await listConversations(archive)).map(({ id }) => id);

async function inTurn(all: readonly Browser[], turns = 3): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    for (const browser of all) {
      await browser.backUp();
      await browser.join();
    }
  }
}

describe("a chat that was read under a surrogate id", () => {
  it("stands once in every browser after it has got its id, with what was set on it", async () => {
    const all = await browsers("one", "two", "three");
    const [one, two, three] = all as [Browser, Browser, Browser];
    await begun(one.archive);
    await inTurn(all);
    expect(await ids(two)).toEqual([surrogate]);
    await organise(two.archive, [{ conversation: surrogate, set: { starred: true, note: "Mine" } }]);
    await goneOn(one.archive);
    // Two hears of it first; three from two, which has the old name still.
    await inTurn([one, two]);
    expect(await ids(two)).toEqual([real]);
    await inTurn([three, one, two], 4);
    for (const browser of all) expect(await ids(browser), browser.name).toEqual([real]);
    const [first, ...others] = await Promise.all(all.map(({ archive }) => snapshot(archive)));
    for (const other of others) expect(other).toEqual(first);
    const thread = await readWholeThread(three.archive, real);
    expect(thread?.messages.map(({ id }) => id).sort()).toEqual(["a1", "u1"]);
    expect(thread?.conversation).toMatchObject({ starred: true, note: "Mine" });
    expect((await one.backUp()).wrote).toBe(false);
  });

  it("does not come back where it was deleted under either id", async () => {
    const all = await browsers("one", "two");
    const [one, two] = all as [Browser, Browser];
    await begun(one.archive);
    await inTurn(all);
    await eraseConversations(two.archive, [surrogate]);
    await goneOn(one.archive);
    await inTurn(all);
    expect([await ids(one), await ids(two)]).toEqual([[real], []]);
    await eraseConversations(one.archive, [real]);
    await inTurn(all);
    expect([await ids(one), await ids(two)]).toEqual([[], []]);
  });

  it("is joined with what was read of it under its own", async () => {
    const all = await browsers("one", "two");
    const [one, two] = all as [Browser, Browser];
    await begun(one.archive);
    await inTurn(all);
    await store(two.archive, look("c1", [message("a1", "answer"), message("u2", "more")]));
    await goneOn(one.archive);
    await inTurn(all);
    for (const { archive } of all) {
      const thread = await readWholeThread(archive, real);
      expect(thread?.messages.map(({ id }) => id).sort()).toEqual(["a1", "u1", "u2"]);
      expect(await archive.db.count("conversations")).toBe(1);
    }
  });
});
