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
  data.newest = all;
  await list.reload();
  expect(list.problem.value).toBeNull();
  expect(list.rows.value).toHaveLength(120);
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
