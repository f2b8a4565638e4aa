import { expect, it, vi } from "vitest";
import { ArchiveError } from "../../archive/archive-error.ts";
import { fakeData, row } from "../testing/fake-data.ts";
import { createList } from "./list-state.ts";

vi.mock("../../browser.ts", () => import("../testing/texts-browser.ts"));
vi.mock("./painted.ts", () => ({ painted: async () => {} }));

const many = Array.from({ length: 120 }, (_, index) => row(`chat-${index}`));

it("shows the newest 50 before the rest is read", async () => {
  const data = fakeData(many);
  let readRest: (rows: typeof many) => void = () => {};
  data.all = () => new Promise((resolve) => (readRest = resolve));
  const list = createList(data);
  const loading = list.reload();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(list.rows.value).toHaveLength(50);
  expect(list.loaded.value).toBe("first");
  readRest(many);
  await loading;
  expect(list.rows.value).toHaveLength(120);
  expect(list.loaded.value).toBe("all");
});

it("says why the archive cannot be read, and recovers", async () => {
  const data = fakeData(many);
  const all = data.all;
  data.newest = async () => {
    throw new ArchiveError("blocked");
  };
  const list = createList(data);
  await list.reload();
  expect(list.problem.value).toBe("archive-blocked");
  data.newest = () => all();
  await list.reload();
  expect(list.problem.value).toBeNull();
  expect(list.rows.value).toHaveLength(120);
});

it("reads only what changed: rows that moved, came and went", async () => {
  const at = (id: string, minute: number) => ({
    ...row(id),
    updated: { at: `2026-11-20T12:${60 - minute}:00.000Z`, from: "capture" as const },
  });
  const data = fakeData(["a", "b", "c", "d"].map((id, place) => at(id, 10 + place)));
  const list = createList(data);
  await list.reload();
  const untouched = list.rows.value[0];
  data.all = async () => {
    throw new Error("everything was read");
  };
  const asked: (readonly string[])[] = [];
  const { some } = data;
  data.some = (ids) => {
    asked.push(ids);
    return some(ids);
  };
  // As the archive lists them: newest first.
  data.rows = [at("d", 9), at("a", 10), at("e", 12), at("c", 12)];
  await list.refresh(["b", "d", "e", "e"]);
  expect(list.rows.value.map(({ id }) => id)).toEqual(["d", "a", "c", "e"]);
  expect(list.rows.value[1]).toBe(untouched);
  expect([asked, list.problem.value]).toEqual([[["b", "d", "e"]], null]);
});

it("reads everything after a reading that failed, and where very much changed", async () => {
  const data = fakeData(many);
  const list = createList(data);
  await list.reload();
  const { some } = data;
  data.some = async () => {
    throw new ArchiveError("closed");
  };
  await list.refresh(["chat-1"]);
  expect(list.problem.value).toBe("archive-closed");
  data.rows = many.slice(0, 30);
  data.some = some;
  await list.refresh(["chat-1"]);
  expect(list.rows.value).toHaveLength(30);
  data.some = async () => {
    throw new Error("thousands were read one by one");
  };
  data.rows = many;
  await list.refresh(Array.from({ length: 2_001 }, (_, at) => `chat-${at}`));
  expect([list.rows.value.length, list.problem.value]).toEqual([120, null]);
});

it("keeps what it shows when a later reading fails", async () => {
  const data = fakeData(many);
  const list = createList(data);
  await list.reload();
  data.all = async () => {
    throw new ArchiveError("closed");
  };
  await list.reload();
  expect(list.rows.value).toHaveLength(120);
  expect(list.problem.value).toBe("archive-closed");
});

it("lists the others where some cannot be opened, and names these until they can", async () => {
  const data = fakeData(many);
  const all = data.all;
  data.all = async (onBroken) => {
    onBroken?.(["chatgpt:a", "chatgpt:b"]);
    return all();
  };
  const list = createList(data);
  await list.reload();
  expect(list.rows.value).toHaveLength(120);
  expect(list.broken.value).toEqual(["chatgpt:a", "chatgpt:b"]);
  expect(list.problem.value).toBeNull();
  data.all = all;
  await list.reload();
  expect(list.broken.value).toEqual([]);
});
