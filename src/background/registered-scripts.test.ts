import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { matchesPattern } from "./origins.ts";
import { reconcileScripts } from "./registered-scripts.ts";

interface Script {
  id: string;
  js: string[];
  matches: string[];
  runAt?: string;
  persistAcrossSessions?: boolean;
}

const world = vi.hoisted(() => ({ granted: new Set<string>(), scripts: [] as Script[], calls: 0 }));

vi.mock("../sites/facts.ts", () => ({
  siteFacts: [
    { id: "one", name: "One", origins: ["https://one.test/*", "https://old-one.test/*"] },
    { id: "two", name: "Two", origins: ["https://*.two.test/*"] },
  ],
}));
vi.mock("../browser.ts", () => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://id${path}` },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((each) => world.granted.has(each)),
      getAll: async () => ({ origins: [...world.granted] }),
    },
    scripting: {
      getRegisteredContentScripts: async () => structuredClone(world.scripts),
      async unregisterContentScripts({ ids }: { ids: string[] }) {
        world.calls += 1;
        for (const id of ids) if (!world.scripts.some((each) => each.id === id)) throw new Error(`Nonexistent ${id}`);
        world.scripts = world.scripts.filter(({ id }) => !ids.includes(id));
      },
      async registerContentScripts(scripts: Script[]) {
        world.calls += 1;
        for (const { id } of scripts)
          if (world.scripts.some((each) => each.id === id)) throw new Error(`Duplicate ${id}`);
        world.scripts.push(...structuredClone(scripts));
      },
    },
  },
}));

vi.mock("./places/asked-origins.ts", () => ({ originsOfPlaces: async () => ["https://cloud.test/*"] }));

const shown = () =>
  world.scripts.map(({ id, js, matches }) => ({ id, js, matches })).sort((a, b) => (a.id < b.id ? -1 : 1));
const js = ["/sites/one.js", "/content.js"];

test("whatever is registered and granted, after reconciling exactly the granted origins have the present script", async () => {
  const origin = fc.constantFrom(
    "https://one.test/*",
    "https://old-one.test/*",
    "https://*.two.test/*",
    "https://else.test/*",
    "http://localhost/*",
    // Granted for backups and for nothing else.
    "https://cloud.test/*",
    "https://*/*",
    "<all_urls>",
    "https://*.else.test/*",
    "*://one.test/*",
  );
  const script = fc.record({
    id: fc.constantFrom("site-one", "site-two", "site-other", "site-gone"),
    js: fc.constantFrom(js, ["sites/one.js", "content.js"], ["/content.js"], ["/content.js", "/sites/one.js"]),
    matches: fc.uniqueArray(origin, { minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(origin),
      fc.uniqueArray(script, { selector: ({ id }) => id }),
      async (granted, before) => {
        world.granted = new Set(granted);
        world.scripts = structuredClone(before);
        await Promise.all([reconcileScripts(), reconcileScripts()]);
        const one = ["https://one.test/*", "https://old-one.test/*"].filter((each) => world.granted.has(each));
        const two = ["https://*.two.test/*"].filter((each) => world.granted.has(each));
        const other = ["https://else.test/*", "http://localhost/*"].filter((each) => world.granted.has(each));
        const wanted = [
          ...(one.length > 0 ? [{ id: "site-one", matches: one }] : []),
          ...(other.length > 0 ? [{ id: "site-other", matches: other }] : []),
          ...(two.length > 0 ? [{ id: "site-two", matches: two }] : []),
        ];
        const paths = shown().map(({ id, matches, js }) => {
          const files = js.map((file) => file.replace(/^\//, ""));
          expect(files).toEqual([`sites/${id.replace("site-", "")}.js`, "content.js"]);
          return { id, matches: [...matches].sort() };
        });
        expect(paths).toEqual(wanted.map(({ id, matches }) => ({ id, matches: [...matches].sort() })));
      },
    ),
    { numRuns: 300 },
  );
});

test("what is right already is not touched, in whatever form the browser gives it back", async () => {
  world.granted = new Set(["https://one.test/*"]);
  world.scripts = [];
  await reconcileScripts();
  expect(world.scripts).toEqual([
    { id: "site-one", js, matches: ["https://one.test/*"], runAt: "document_idle", persistAcrossSessions: true },
  ]);
  world.scripts = [{ id: "site-one", js: ["sites/one.js", "content.js"], matches: ["https://one.test/*"] }];
  world.calls = 0;
  await reconcileScripts();
  expect(world.calls).toBe(0);
});

test.each([
  ["https://chatgpt.com/*", "https://chatgpt.com/c/1", true],
  ["https://chatgpt.com/*", "https://chatgpt.com:8443/", true],
  ["https://chatgpt.com/*", "http://chatgpt.com/", false],
  ["https://chatgpt.com/*", "https://chatgpt.com.evil.test/", false],
  ["https://chatgpt.com/*", "https://evil.test/chatgpt.com/", false],
  ["https://chatgpt.com/*", "https://user@evil.test/", false],
  ["https://*.two.test/*", "https://a.b.two.test/", true],
  ["https://*.two.test/*", "https://two.test/", true],
  ["https://*.two.test/*", "https://eviltwo.test/", false],
  ["*://host/*", "http://host/", true],
  ["*://host/*", "ftp://host/", false],
  ["https://chatgpt.com/*", "not an address", false],
])("%s matches %s: %s", (pattern, address, expected) => expect(matchesPattern(pattern, address)).toBe(expected));
