import { beforeEach, expect, test, vi } from "vitest";
import { deleteChats, eraseChats, listenToRemoval, undeleteChats } from "./removal.ts";

const world = vi.hoisted(() => ({
  /** By id: when it was hidden, or 'erased'. */
  chats: new Map<string, number | "erased" | "shown">(),
  alarms: [] as { name: string; delayInMinutes: number }[],
  onAlarm: undefined as undefined | ((alarm: { name: string }) => Promise<void>),
  announced: [] as string[],
}));

vi.mock("./changes.ts", () => ({
  announce: ({ conversations = [] }: { conversations?: string[] }) => void world.announced.push(...conversations),
}));
vi.mock("./open-tabs.ts", () => ({ refreshTabs: async () => undefined }));
vi.mock("../archive/open.ts", () => ({ openArchive: async () => ({}) }));
vi.mock("../archive/assets.ts", () => ({ purgeOrphans: async () => 0 }));
vi.mock("../archive/remove.ts", () => ({
  async hideConversations(_archive: unknown, ids: string[]) {
    for (const id of ids) world.chats.set(id, Date.now());
  },
  async unhideConversations(_archive: unknown, ids: string[]) {
    const hidden = ids.filter((id) => typeof world.chats.get(id) === "number");
    for (const id of hidden) world.chats.set(id, "shown");
    return hidden.length;
  },
  async eraseHidden(_archive: unknown, ids: string[]) {
    for (const id of ids) if (typeof world.chats.get(id) === "number") world.chats.set(id, "erased");
  },
  async eraseExpired(_archive: unknown, age: number) {
    const due = [...world.chats].filter(([, at]) => typeof at === "number" && at <= Date.now() - age).map(([id]) => id);
    for (const id of due) world.chats.set(id, "erased");
    return due;
  },
}));
vi.mock("../browser.ts", () => ({
  browser: {
    alarms: {
      create: async (name: string, { delayInMinutes }: { delayInMinutes: number }) =>
        void world.alarms.push({ name, delayInMinutes }),
      onAlarm: {
        addListener(listener: typeof world.onAlarm) {
          world.onAlarm = listener;
        },
      },
    },
    runtime: { onStartup: { addListener: () => undefined } },
  },
}));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-20T10:00:00Z") });
  world.chats.clear();
  world.alarms = [];
  world.announced = [];
});

test("a deleted chat can be taken back, and is erased by the alarm when it is not", async () => {
  listenToRemoval();
  await deleteChats({ conversations: ["a", "b"] });
  expect(world.alarms).toEqual([{ name: "erase-deleted", delayInMinutes: 1 }]);
  expect(await undeleteChats({ conversations: ["a"] })).toEqual({ restored: 1 });
  await world.onAlarm?.({ name: "another" });
  expect(world.chats.get("b")).toBeTypeOf("number");
  vi.advanceTimersByTime(60_000);
  world.announced = [];
  await world.onAlarm?.({ name: "erase-deleted" });
  expect([...world.chats]).toEqual([
    ["a", "shown"],
    ["b", "erased"],
  ]);
  expect(world.announced).toEqual(["b"]);
});

test("the time for undo can be ended at once", async () => {
  await deleteChats({ conversations: ["a"] });
  await eraseChats({ conversations: ["a"] });
  expect(await undeleteChats({ conversations: ["a"] })).toEqual({ restored: 0 });
});

test("the end of the time for undo takes nothing that was saved anew in it", async () => {
  await deleteChats({ conversations: ["a", "b"] });
  world.chats.set("a", "shown");
  await eraseChats({ conversations: ["a", "b"] });
  expect([...world.chats]).toEqual([
    ["a", "shown"],
    ["b", "erased"],
  ]);
});

test("what a lost alarm left is erased at the next start, what was deleted just now is not", async () => {
  world.chats.set("old", Date.now() - 3_600_000);
  world.chats.set("fresh", Date.now() - 5_000);
  listenToRemoval();
  await vi.advanceTimersByTimeAsync(1);
  expect([...world.chats].map(([id, at]) => [id, typeof at === "number" ? "hidden" : at])).toEqual([
    ["old", "erased"],
    ["fresh", "hidden"],
  ]);
});
