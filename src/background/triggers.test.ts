import { beforeEach, expect, test, vi } from "vitest";
import { CodedError } from "../messages/errors.ts";
import { listenToTriggers } from "./triggers.ts";

type Listener = (...args: unknown[]) => Promise<void> | void;
const world = vi.hoisted(() => ({
  listeners: {} as Record<string, Listener>,
  menus: [] as { id: string; title: string }[],
  saved: [] as number[],
  failure: undefined as undefined | Error,
  problems: [] as unknown[],
}));

vi.mock("./page.ts", () => ({
  async savePage(tabId: number) {
    world.saved.push(tabId);
    if (world.failure) throw world.failure;
  },
}));
vi.mock("./badge.ts", () => ({ showProblem: async (...args: unknown[]) => void world.problems.push(args) }));
vi.mock("../browser.ts", () => {
  const event = (name: string) => ({
    addListener(listener: Listener) {
      world.listeners[name] = listener;
    },
  });
  return {
    browser: {
      runtime: { onInstalled: event("installed"), onStartup: event("startup"), getURL: (path: string) => path },
      commands: { onCommand: event("command") },
      contextMenus: {
        onClicked: event("clicked"),
        async removeAll() {
          world.menus = [];
        },
        create(item: { id: string; title: string }) {
          if (world.menus.some(({ id }) => id === item.id)) throw new Error("duplicate id");
          world.menus.push(item);
        },
      },
      tabs: { query: async () => [{ id: 7 }] },
      storage: { local: { get: async () => ({}) }, onChanged: event("stored") },
      i18n: { getMessage: (key: string) => `<${key}>` },
    },
  };
});

beforeEach(() => {
  Object.assign(world, { listeners: {}, menus: [], saved: [], failure: undefined, problems: [] });
  listenToTriggers();
});

test("the menu entry is there once, after an install and after a restart", async () => {
  await world.listeners.installed?.({ reason: "install" });
  await world.listeners.startup?.();
  expect(world.menus).toMatchObject([{ id: "save-chat", title: "<menu_save_chat>" }]);
});

test("the menu entry is written anew when the user chooses another language", async () => {
  await world.listeners.installed?.({ reason: "install" });
  vi.stubGlobal("fetch", async () => Response.json({ menu_save_chat: { message: "Chat sichern" } }));
  world.listeners.stored?.({ "option:language": { newValue: "de" } }, "local");
  await expect.poll(() => world.menus).toMatchObject([{ id: "save-chat", title: "Chat sichern" }]);
  vi.unstubAllGlobals();
});

test("menu and keyboard save the tab they were used in", async () => {
  world.listeners.clicked?.({ menuItemId: "save-chat" }, { id: 3 });
  await world.listeners.command?.("save-chat");
  await world.listeners.command?.("another");
  world.listeners.clicked?.({ menuItemId: "save-chat" }, { id: -1 });
  expect(world.saved).toEqual([3, 7]);
});

test("what keeps a save from starting is said on the button; a second press is no problem", async () => {
  world.failure = new CodedError("forbidden-page");
  await world.listeners.command?.("save-chat");
  expect(world.problems).toEqual([[7, "forbidden-page"]]);
  world.failure = new CodedError("busy");
  await world.listeners.command?.("save-chat");
  expect(world.problems.length).toBe(1);
});
