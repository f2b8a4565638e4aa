import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Message, Thread } from "../conversation/model.ts";
import { failing, row } from "../ui/testing/fake-data.ts";
import { createLibrary, refreshAll } from "./app-state.ts";
import { setStar } from "./organise/set-star.ts";
import { fakeLibraryData, hit } from "./testing/fake-library-data.ts";

vi.mock("../browser.ts", () => import("../ui/testing/texts-browser.ts"));

function open(ids = "abcd") {
  const data = fakeLibraryData([...ids].map((id) => row(id)));
  Object.assign(data.answers, { "sites.list": [], "export.list": [], "archive.undelete": { restored: 1 } });
  const app = createLibrary(data, new AbortController().signal);
  const shown = () => app.view.shown.value.map(({ id }) => id).join("");
  return { data, app, shown };
}

const settled = () => vi.advanceTimersByTimeAsync(3_000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 16));
});

describe("the list", () => {
  it("keeps what was found in view until the next search has found something, so that nothing flickers", async () => {
    const { data, app, shown } = open();
    void refreshAll(app);
    await settled();
    app.search.search("boat");
    expect(shown()).toBe("abcd");
    await vi.advanceTimersByTimeAsync(150);
    data.finds[0]?.onHits([hit("a"), hit("c"), hit("gone")]);
    expect(shown()).toBe("ac");
    app.search.search("boats");
    await vi.advanceTimersByTimeAsync(150);
    expect(shown()).toBe("ac");
    data.finds[0]?.onHits([hit("d")]);
    expect(shown()).toBe("ac");
    data.finds[1]?.onHits([hit("c")]);
    expect(shown()).toBe("c");
    data.finds[1]?.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.search.searching.value).toBe(false);
    app.search.search("");
    expect(shown()).toBe("abcd");
  });

  it("shows what is found early at once, and nothing of it that is not found in the end", async () => {
    const { data, app, shown } = open();
    void refreshAll(app);
    await settled();
    app.search.search("boat");
    await vi.advanceTimersByTimeAsync(150);
    data.finds[0]?.onEarly([hit("a"), hit("b")]);
    expect(shown()).toBe("ab");
    data.finds[0]?.onHits([hit("b"), hit("d")]);
    data.finds[0]?.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(shown()).toBe("bd");
  });

  it("puts the best match first while words are searched for, unless another order is chosen", async () => {
    const { data, app, shown } = open();
    void refreshAll(app);
    await settled();
    const { view, search } = app;
    expect(view.sorts.value).not.toContain("best");
    view.sortBy("oldest");
    expect(shown()).toBe("dcba");
    search.search("boat");
    await vi.advanceTimersByTimeAsync(150);
    data.finds[0]?.onHits([
      { ...hit("a"), score: 1 },
      { ...hit("c"), score: 3 },
    ]);
    expect([view.sort.value, shown()]).toEqual(["best", "ca"]);
    data.finds[0]?.onHits([{ ...hit("d"), score: 2 }]);
    expect(shown()).toBe("cda");
    view.sortBy("newest");
    expect(shown()).toBe("acd");
    search.search("boats");
    await vi.advanceTimersByTimeAsync(150);
    data.finds[1]?.onHits([{ ...hit("b"), score: 2 }, hit("d")]);
    expect(shown()).toBe("bd");
    search.search("");
    expect([view.sort.value, shown()]).toEqual(["oldest", "dcba"]);
    search.search("is:starred");
    await vi.advanceTimersByTimeAsync(150);
    data.finds[2]?.onHits([hit("d"), hit("a")]);
    expect([view.sort.value, shown()]).toEqual(["oldest", "da"]);
    search.search("boat");
    await vi.advanceTimersByTimeAsync(150);
    data.finds[3]?.onHits([{ ...hit("d"), score: 1 }, hit("b")]);
    expect(view.sort.value).toBe("best");
  });

  it("does not go on showing what an older search found when the new one finds nothing for long", async () => {
    const { data, app, shown } = open();
    void refreshAll(app);
    await settled();
    app.search.search("boat");
    await vi.advanceTimersByTimeAsync(150);
    data.finds[0]?.onHits([hit("a")]);
    app.search.search("boat of stone");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()).toBe("");
    expect(app.search.searching.value).toBe(true);
  });
});

describe("organising", () => {
  it("shows at once what was set, and takes back several acts one by one, the last one first", async () => {
    const { data, app } = open();
    void refreshAll(app);
    await settled();
    setStar(app, ["a", "b"], true);
    expect(app.tally.value.starred).toBe(2);
    expect(data.rows.some(({ starred }) => starred)).toBe(false);
    await settled();
    expect(app.undo.offered.value?.text).toBe("Starred 2 chats");
    void app.organise.apply([{ conversation: "a", set: { folder: "Work" } }], "moved");
    await settled();
    expect(app.rowOf("a")).toMatchObject({ starred: true, folder: "Work" });
    app.undo.undo();
    await settled();
    expect(app.rowOf("a")?.folder).toBeUndefined();
    expect(app.tally.value.starred).toBe(2);
    app.undo.undo();
    await settled();
    expect(app.tally.value.starred).toBe(0);
    expect(app.undo.undo()).toBe(false);
  });

  it("takes back the last act also when its answer is not there yet", async () => {
    const { app } = open();
    void refreshAll(app);
    await settled();
    setStar(app, ["a"], true);
    await settled();
    setStar(app, ["b"], true);
    app.undo.undo();
    await settled();
    expect([app.rowOf("a")?.starred, app.rowOf("b")?.starred]).toEqual([true, false]);
  });

  it("shows what is stored, and says why, when setting fails", async () => {
    const { data, app } = open();
    void refreshAll(app);
    await settled();
    data.answers["archive.organise"] = failing("no-space");
    setStar(app, ["a"], true);
    await settled();
    expect(app.tally.value.starred).toBe(0);
    expect(app.organise.problem.value).toBe("no-space");
    expect(app.undo.offered.value).toBeNull();
  });

  it("takes back a delete with the same keys as other acts, as long as the archive can", async () => {
    const { data, app } = open();
    void refreshAll(app);
    await settled();
    app.deletion.ask(["a"]);
    void app.deletion.confirm();
    await vi.advanceTimersByTimeAsync(10);
    expect(app.undo.offered.value?.text).toBe("Chat deleted");
    expect(app.undo.undo()).toBe(true);
    await settled();
    expect(data.asked.filter(({ name }) => name === "archive.undelete")).toHaveLength(1);
    app.deletion.ask(["a"]);
    void app.deletion.confirm();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(app.undo.undo()).toBe(false);
  });
});

describe("the reader", () => {
  const message = (id: string, parent: string | null): Message => ({ id, parent, parts: [] }) as unknown as Message;
  const thread: Thread = {
    conversation: row("a"),
    messages: [message("1", null), message("2", "1"), message("3", "1")],
    path: [{ message: "1" }, { message: "3" }],
  };

  it("opens a conversation at a message of another branch, and stays on the branch when it is read anew", async () => {
    const { data, app } = open();
    data.threads.set("a", thread);
    app.reader.open("a", "2");
    expect(app.reader.state.value).toBe("loading");
    await settled();
    expect(app.reader.steps.value).toEqual([{ message: "1" }, { message: "2" }]);
    data.threads.set("a", structuredClone(thread));
    void app.reader.refresh();
    await settled();
    expect(app.reader.steps.value).toEqual([{ message: "1" }, { message: "2" }]);
  });

  it("says that a chat is gone when it is deleted elsewhere, and shows it when it is back", async () => {
    const { data, app } = open();
    data.threads.set("a", thread);
    app.reader.open("a");
    await settled();
    data.threads.set("a", { ...thread, conversation: { ...row("a"), deletedAt: "2026-11-20T12:00:00.000Z" } });
    data.changed({ conversations: ["a"] });
    await settled();
    expect(app.reader.state.value).toBe("gone");
    data.threads.set("a", thread);
    data.changed({ conversations: ["a"] });
    await settled();
    expect(app.reader.state.value).toBe("ready");
  });

  it("closes the conversation that is deleted here, and asks to go nowhere when another is opened", async () => {
    const { data, app } = open();
    data.threads.set("a", thread);
    void refreshAll(app);
    app.reader.open("a", "2");
    await settled();
    expect(app.reader.target.value).toEqual({ message: "2" });
    app.deletion.ask(["a"]);
    void app.deletion.confirm();
    await vi.advanceTimersByTimeAsync(10);
    expect(app.reader.chat.value).toBeNull();
    app.reader.open("b");
    expect(app.reader.target.value).toBeNull();
  });

  it("does not show a conversation that is read too late, after another was opened", async () => {
    const { data, app } = open();
    data.thread = async (id) => {
      await new Promise((resolve) => setTimeout(resolve, id === "a" ? 500 : 5));
      return { ...thread, conversation: row(id) };
    };
    app.reader.open("a");
    app.reader.open("b");
    await settled();
    expect(app.reader.thread.value?.conversation.id).toBe("b");
  });
});
