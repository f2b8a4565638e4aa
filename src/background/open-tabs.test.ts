import { beforeEach, expect, test, vi } from "vitest";
import { injectIntoOpenTabs } from "./open-tabs.ts";
import { matchesPattern } from "./origins.ts";

const world = vi.hoisted(() => ({
  granted: [] as string[],
  tabs: [] as { id: number; url: string }[],
  injected: {} as Record<number, string[]>,
}));

vi.mock("../sites/facts.ts", () => ({
  siteFacts: [
    { id: "one", name: "One", origins: ["https://one.test/*"] },
    { id: "two", name: "Two", origins: ["https://two.test/*"] },
    { id: "hosted", name: "Hosted", origins: [] },
  ],
}));
vi.mock("../browser.ts", () => ({
  browser: {
    runtime: { id: "own" },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((each) => world.granted.includes(each)),
      getAll: async () => ({ origins: world.granted }),
    },
    tabs: {
      get: async (id: number) => world.tabs.find((tab) => tab.id === id),
      query: async ({ url }: { url: string[] }) =>
        world.tabs.filter((tab) => url.some((pattern) => matchesPattern(pattern, tab.url))),
    },
    scripting: {
      async executeScript({ target, files }: { target: { tabId: number }; files: string[] }) {
        world.injected[target.tabId] = files;
        return [{ frameId: 0 }];
      },
    },
  },
}));

vi.mock("./places/asked-origins.ts", () => ({ originsOfPlaces: async () => ["https://cloud.test/*"] }));

beforeEach(() => {
  const tabs = [
    "https://one.test/c/1",
    "https://two.test/",
    "http://chat.home:3000/c/9",
    "https://bank.test/",
    "https://cloud.test/",
  ];
  Object.assign(world, { granted: [], injected: {}, tabs: tabs.map((url, id) => ({ id, url })) });
});

test("each open tab of a granted address gets the script of its own site, behind it the core", async () => {
  world.granted = ["https://one.test/*", "https://two.test/*", "http://chat.home/*", "https://cloud.test/*"];
  await injectIntoOpenTabs();
  expect(world.injected).toEqual({
    0: ["/sites/one.js", "/content.js"],
    1: ["/sites/two.js", "/content.js"],
    2: ["/sites/other.js", "/content.js"],
  });
});

test("a grant for the whole web brings no script into pages of no known site", async () => {
  world.granted = ["https://one.test/*", "https://*/*", "<all_urls>", "*://*/*"];
  await injectIntoOpenTabs();
  expect(world.injected).toEqual({ 0: ["/sites/one.js", "/content.js"] });
});

test("nothing granted, nothing injected", async () => {
  await injectIntoOpenTabs();
  expect(world.injected).toEqual({});
});
