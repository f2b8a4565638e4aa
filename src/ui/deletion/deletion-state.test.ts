import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createList } from "../list/list-state.ts";
import { createPicks } from "../list/picks.ts";
import { failing, fakeData, row } from "../testing/fake-data.ts";
import { createDeletion, undoMs } from "./deletion-state.ts";

vi.mock("../../browser.ts", () => import("../testing/texts-browser.ts"));
vi.mock("../list/painted.ts", () => ({ painted: async () => {} }));

/** A list of three with `a` and `c` chosen, and an archive that deletes. */
async function deleting() {
  const data = fakeData([row("a"), row("b"), row("c")]);
  let gone: string[] = [];
  data.all = async () => data.rows.filter(({ id }) => !gone.includes(id));
  data.some = async (ids) => (await data.all()).filter(({ id }) => ids.includes(id));
  data.answers["archive.delete"] = ({ conversations }: { conversations: string[] }) => {
    gone = conversations;
  };
  data.answers["archive.undelete"] = () => {
    const restored = gone.length;
    gone = [];
    return { restored };
  };
  const list = createList(data);
  await list.reload();
  const picks = createPicks(list.rows, list.rows);
  picks.toggle("a", false);
  picks.toggle("c", false);
  const deletion = createDeletion(data, list, picks, new AbortController().signal);
  deletion.ask(picks.ids.value);
  const names = () => data.asked.map(({ name }) => name);
  const shown = () => list.rows.value.map(({ id }) => id).join("");
  return { data, list, picks, deletion, names, shown };
}

describe("deleting", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it("does nothing before it is confirmed", async () => {
    const { deletion, names, shown } = await deleting();
    expect(deletion.asking.value).toEqual(["a", "c"]);
    deletion.keep();
    await vi.advanceTimersByTimeAsync(undoMs * 2);
    expect(names()).toEqual([]);
    expect(shown()).toBe("abc");
  });

  it("hides the chats at once, even while the archive still lists them", async () => {
    const { data, deletion, shown } = await deleting();
    data.answers["archive.delete"] = () => new Promise(() => {});
    void deletion.confirm();
    await vi.advanceTimersByTimeAsync(10);
    expect(shown()).toBe("b");
  });

  it("erases after ten seconds without Undo", async () => {
    const { deletion, names, picks, shown } = await deleting();
    void deletion.confirm();
    await vi.advanceTimersByTimeAsync(undoMs - 1);
    expect(names()).toEqual(["archive.delete"]);
    expect(picks.ids.value).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(names()).toEqual(["archive.delete", "archive.erase"]);
    expect(deletion.undoable.value).toEqual([]);
    expect(shown()).toBe("b");
  });

  it("brings the chats back with Undo and erases nothing", async () => {
    const { deletion, names, shown } = await deleting();
    void deletion.confirm();
    await vi.advanceTimersByTimeAsync(2_000);
    void deletion.undo();
    await vi.advanceTimersByTimeAsync(undoMs * 2);
    expect(names()).toEqual(["archive.delete", "archive.undelete"]);
    expect(shown()).toBe("abc");
    expect(deletion.lost.value).toBe(0);
  });

  it("offers Undo at once, and takes the delete back when the archive has answered it", async () => {
    const { data, deletion, names, shown } = await deleting();
    const answer = data.answers["archive.delete"] as (asked: unknown) => void;
    data.answers["archive.delete"] = async (asked: unknown) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      answer(asked);
    };
    void deletion.confirm();
    expect(deletion.undoable.value).toEqual(["a", "c"]);
    void deletion.undo();
    await vi.advanceTimersByTimeAsync(undoMs * 2);
    expect(names()).toEqual(["archive.delete", "archive.undelete"]);
    expect(shown()).toBe("abc");
    expect(deletion.lost.value).toBe(0);
  });

  it("says how many were erased before Undo", async () => {
    const { data, deletion } = await deleting();
    data.answers["archive.undelete"] = { restored: 0 };
    void deletion.confirm();
    await vi.advanceTimersByTimeAsync(2_000);
    void deletion.undo();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(deletion.lost.value).toBe(2);
  });

  it("shows the chats again when deleting failed", async () => {
    const { data, deletion, shown } = await deleting();
    data.answers["archive.delete"] = failing("no-space");
    void deletion.confirm();
    void deletion.undo();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(deletion.lost.value).toBe(0);
    expect(deletion.problem.value).toBe("no-space");
    expect(deletion.undoable.value).toEqual([]);
    expect(shown()).toBe("abc");
  });

  it("ends the time for undo of the first delete when a second one comes", async () => {
    const { deletion, names } = await deleting();
    void deletion.confirm();
    await vi.advanceTimersByTimeAsync(2_000);
    deletion.ask(["b"]);
    void deletion.confirm();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(names()).toEqual(["archive.delete", "archive.erase", "archive.delete"]);
    expect(deletion.undoable.value).toEqual(["b"]);
  });
});

it("gathers chats of several searches and tells how many are out of sight", () => {
  const rows = signal([row("a"), row("b"), row("c")]);
  const shown = signal([...rows.value]);
  const picks = createPicks(rows, shown);
  picks.toggle("c", false);
  shown.value = rows.value.slice(0, 2);
  picks.toggleAll();
  expect(picks.ids.value).toEqual(["a", "b", "c"]);
  expect(picks.unseen.value).toBe(1);
  expect(picks.extent.value).toBe("all");
  picks.toggleAll();
  expect(picks.ids.value).toEqual(["c"]);
});
