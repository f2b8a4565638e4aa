import { beforeEach, describe, expect, test, vi } from "vitest";
import { ArchiveError } from "../archive/archive-error.ts";
import type { Capture } from "../conversation/capture.ts";
import type { Conversation } from "../conversation/model.ts";
import { takeCapture } from "./intake.ts";
import { ordersFor } from "./orders.ts";

const state = vi.hoisted(() => ({
  granted: true,
  pausedSites: [] as string[],
  pausedConversations: [] as string[],
  deleted: false,
  neverKept: null as unknown,
  row: undefined as Partial<Conversation> | undefined,
  firstTexts: [] as string[],
  refreshed: [] as number[],
  result: {} as unknown,
  failures: [] as unknown[],
  stored: [] as Capture[],
  meta: new Map<string, unknown>(),
}));

vi.mock("../sites/facts.ts", () => ({
  siteFacts: [
    { id: "chat", name: "Chat", origins: ["https://chat.test/*"] },
    { id: "second", name: "Second", origins: ["https://other.test/*"] },
    { id: "hosted", name: "Hosted", origins: [] },
    { id: "other", name: "Other", origins: [] },
  ],
}));
vi.mock("../browser.ts", () => ({ browser: { permissions: { contains: async () => state.granted } } }));
vi.mock("../options.ts", () => ({
  pausedSites: { get: async () => state.pausedSites },
  pausedConversations: { get: async () => state.pausedConversations },
  neverKept: { get: async () => state.neverKept },
}));
vi.mock("./open-tabs.ts", () => ({
  refreshTab: async (tab: number) => void state.refreshed.push(tab),
  refreshTabs: async () => undefined,
}));
vi.mock("../archive/retention/first-texts.ts", async (original) => ({
  ...(await original<typeof import("../archive/retention/first-texts.ts")>()),
  firstTexts: async () => state.firstTexts,
}));
vi.mock("./changes.ts", () => ({ announce: () => undefined }));
vi.mock("../archive/open.ts", () => ({ openArchive: async () => ({}) }));
vi.mock("../archive/meta.ts", () => ({
  getMeta: async (_archive: unknown, key: string) => state.meta.get(key),
  setMeta: async (_archive: unknown, key: string, value: unknown) => void state.meta.set(key, value),
}));
vi.mock("../archive/remove.ts", () => ({ isDeleted: async () => state.deleted }));
vi.mock("../archive/list.ts", () => ({ readConversation: async () => state.row }));
vi.mock("../archive/assets.ts", () => ({ heldImages: async () => [] }));
vi.mock("../archive/store-capture.ts", () => ({
  async storeCapture(_archive: unknown, capture: Capture) {
    const failure = state.failures.shift();
    if (failure) throw failure;
    state.stored.push(capture);
    return state.result;
  },
}));

const receipt = {
  conversation: "chat:1",
  outcome: "stored",
  messageCount: 1,
  coverage: { state: "unknown", held: 1, gaps: [], unreadImages: 0 },
};

function capture(
  more: { conversation?: Partial<Capture["conversation"]>; trigger?: Capture["trigger"] } = {},
): Capture {
  return {
    conversation: { site: "chat", id: "chat:1", url: "https://chat.test/c/1", ...more.conversation },
    layout: "plain",
    capturedAt: "2026-11-20T10:00:00.000Z",
    trigger: more.trigger ?? "auto",
    entries: [
      {
        kind: "message",
        ids: ["m1"],
        role: "user",
        parts: [{ kind: "text", format: "plain", text: "Hi" }],
        finished: true,
      },
    ],
    evidence: { start: "unknown", end: true },
    health: { containers: 1, read: 1, missing: [] },
  };
}

const sender = { tabId: 1, frameId: 0, url: "https://chat.test/c/1" };
const take = (value: unknown, from = sender) => takeCapture(JSON.stringify(value), from);

beforeEach(() => {
  Object.assign(state, { granted: true, pausedSites: [], pausedConversations: [], deleted: false, result: receipt });
  Object.assign(state, { failures: [], stored: [], meta: new Map() });
  Object.assign(state, { neverKept: null, row: undefined, firstTexts: [], refreshed: [] });
});

describe("a capture", () => {
  test("is stored and answered with its receipt", async () => {
    expect(await take(capture())).toEqual({ receipt });
    expect(state.stored).toEqual([capture()]);
  });

  test.each([
    ["from another site's page", capture(), { ...sender, url: "https://other.test/" }],
    ["from a page of no site", capture(), { ...sender, url: "https://evil.test/" }],
    ["that claims another site", capture({ conversation: { site: "second", id: "second:1" } }), sender],
    [
      "that claims a server's software",
      capture({ conversation: { site: "hosted", id: "hosted:chat.test/1" } }),
      sender,
    ],
    ["of a guess, unasked", capture({ conversation: { site: "other", id: "other:chat.test/1" } }), sender],
    ["of a temporary chat, unasked", capture({ conversation: { temporary: true } }), sender],
  ])("%s is not allowed", async (_name, value, from) => {
    await expect(take(value, from)).rejects.toMatchObject({ code: "not-allowed" });
    expect(state.stored).toEqual([]);
  });

  test("of a guess may come from any page, asked for, and only about that page's own host", async () => {
    const guess = (id: string, formerId = id) =>
      take(capture({ trigger: "save", conversation: { site: "other", id, formerId } }), sender);
    expect(await guess("other:chat.test/c/1")).toEqual({ receipt });
    expect(await guess("other:local-1")).toEqual({ receipt });
    await expect(guess("other:bank.test/c/1")).rejects.toMatchObject({ code: "not-allowed" });
    await expect(guess("other:chat.test/c/1", "other:bank.test/1")).rejects.toMatchObject({ code: "not-allowed" });
    // Never into what the archive has of the site itself.
    await expect(guess("chat:1")).rejects.toMatchObject({ code: "bad-message" });
    await expect(guess("other:chat.test/c/1", "chat:1")).rejects.toMatchObject({ code: "bad-message" });
    expect(state.stored.length).toBe(2);
  });

  const hosted = (url: string, ids: Partial<Capture["conversation"]> = { id: "hosted:my.test:3000/1" }) =>
    take(capture({ conversation: { site: "hosted", ...ids } }), { ...sender, url });

  test("of a site that people host themselves may come from any address that is no known site's", async () => {
    expect(await hosted("http://my.test:3000/c/1")).toEqual({ receipt });
    await expect(hosted("https://other.test/")).rejects.toMatchObject({ code: "not-allowed" });
    state.granted = false;
    await expect(hosted("http://my.test:3000/c/1")).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("of a server that people host may only be about that server's own conversations", async () => {
    const url = "http://my.test:3000/c/1";
    expect(await hosted(url, { id: "hosted:local-1" })).toEqual({ receipt });
    expect(await hosted(url, { id: "hosted:my.test:3000/1", formerId: "hosted:local-1" })).toEqual({ receipt });
    for (const ids of [
      { id: "hosted:your.test/1" },
      { id: "hosted:my.test/1" },
      { id: "hosted:my.test:3000/1", formerId: "hosted:your.test/1" },
    ]) {
      await expect(hosted(url, ids)).rejects.toMatchObject({ code: "not-allowed" });
    }
  });

  test.each([
    ["no grant", { granted: false }],
    ["a paused site", { pausedSites: ["chat"] }],
    ["a paused conversation", { pausedConversations: ["chat:1"] }],
    ["a deleted conversation", { deleted: true }],
  ])("with %s is refused unasked, and taken when asked for", async (_name, change) => {
    Object.assign(state, change);
    await expect(take(capture())).rejects.toMatchObject({ code: "not-allowed" });
    expect(state.stored).toEqual([]);
    expect(await take(capture({ trigger: "save" }))).toEqual({ receipt });
  });

  test.each([
    ["no JSON", "{secret"],
    ["no object", "[]"],
    ["an id of another site", JSON.stringify(capture({ conversation: { id: "other:1" } }))],
    ["a former id of another site", JSON.stringify(capture({ conversation: { formerId: "other:local-1" } }))],
    ["an address that runs", JSON.stringify(capture({ conversation: { url: "javascript:secret" } }))],
  ])("with %s is a bad message, and nothing of it is quoted", async (_name, text) => {
    const error = await takeCapture(text, sender).catch((each: unknown) => each);
    expect(error).toMatchObject({ code: "bad-message" });
    expect(String((error as Error).message)).not.toContain("secret");
    expect(state.stored).toEqual([]);
  });

  test("keeps nothing that the contract does not name", async () => {
    const entries = [{ kind: "message", ids: [], role: "user", parts: [{ kind: "secret" }], finished: true }];
    const text = JSON.stringify({ ...capture(), entries, extra: "secret" });
    await takeCapture(`{"__proto__":{"secret":1},${text.slice(1)}`, sender);
    const [stored] = state.stored;
    expect(JSON.stringify(stored)).not.toContain("extra");
    expect(stored).not.toHaveProperty("secret");
    expect(stored?.entries[0]).toMatchObject({ parts: [{ kind: "unreadable" }] });
  });

  test("that the drift gate refuses says so, once noted and forgotten when it is right again", async () => {
    state.result = { refused: "drift", missing: ["turn"], why: "selectors" };
    await expect(take(capture())).rejects.toMatchObject({ code: "site-changed" });
    expect(state.meta.get("drift:chat")).toMatchObject({ missing: ["turn"] });
    state.result = receipt;
    await take(capture());
    expect(state.meta.get("drift:chat")).toBeUndefined();
  });

  test.each([
    ["no-space", "no-space"],
    ["blocked", "archive-blocked"],
    ["newer", "archive-newer"],
    ["broken", "archive-closed"],
  ] as const)("that fails with %s answers %s", async (reason, code) => {
    state.failures = [new ArchiveError(reason)];
    await expect(take(capture())).rejects.toMatchObject({ code });
  });

  test("is stored after all when the connection closed on the way, and fails when it keeps closing", async () => {
    state.failures = [new ArchiveError("closed")];
    expect(await take(capture())).toEqual({ receipt });
    state.failures = [new ArchiveError("closed"), new ArchiveError("closed")];
    await expect(take(capture())).rejects.toMatchObject({ code: "archive-closed" });
  });
});

describe("orders for a page", () => {
  const page = { site: "chat", conversation: "chat:1", temporary: false };

  test.each([
    [{}, { auto: true }],
    [{ granted: false }, { auto: false, why: "not-granted" }],
    [{ pausedSites: ["chat"] }, { auto: false, why: "site-paused" }],
    [{ pausedConversations: ["chat:1"] }, { auto: false, why: "conversation-paused" }],
    [{ deleted: true }, { auto: false, why: "deleted" }],
  ])("%j gives %j", async (change, orders) => {
    Object.assign(state, change);
    expect(await ordersFor(page, sender)).toEqual(orders);
  });

  test("never archive by themselves what is only guessed", async () => {
    const page = { site: "other", conversation: "other:my.test/1", temporary: false };
    expect(await ordersFor(page, { ...sender, url: "https://my.test/1" })).toMatchObject({
      auto: false,
      why: "guessed",
    });
  });

  test("never archive a temporary chat", async () => {
    expect(await ordersFor({ ...page, temporary: true }, sender)).toEqual({ auto: false, why: "temporary" });
  });

  test("are given to the page's own site only", async () => {
    await expect(ordersFor({ ...page, site: "second" }, sender)).rejects.toMatchObject({ code: "not-allowed" });
  });
});

describe("what is never kept", () => {
  const hello = { site: "chat", conversation: "chat:1", temporary: false };
  const list = (more: object) => {
    state.neverKept = { hosts: [], folders: [], words: [], ...more };
  };
  const said = (text: string, more: Parameters<typeof capture>[0] = {}) => {
    const entry = { ...capture().entries[0], parts: [{ kind: "text", format: "plain", text }] };
    return { ...capture(more), entries: [entry] } as Capture;
  };

  test.each([
    ["a site", { hosts: ["chat.test"] }, {}, "never-site"],
    ["a site above it", { hosts: ["test"] }, {}, "never-site"],
    ["another site", { hosts: ["mychat.test"] }, {}, undefined],
    ["a folder", { folders: ["work"] }, { folder: "work/old" }, "never-folder"],
    ["a folder that begins alike", { folders: ["work"] }, { folder: "workshop" }, undefined],
    ["a word of the title", { words: ["diagnosis"] }, { title: "My Diagnosis" }, "never-words"],
    ["a word of the user's title", { words: ["diagnosis"] }, { title: "x", ownTitle: "diagnosis, 2" }, "never-words"],
    ["a part of a word", { words: ["nosis"] }, { title: "My diagnosis" }, undefined],
  ])("%s says so before a page sends anything", async (_, never, row, why) => {
    list(never);
    state.row = { title: "", ...row };
    const orders = await ordersFor(hello, sender);
    expect(orders.why).toBe(why);
    expect(orders.auto).toBe(why === undefined);
    expect(JSON.stringify(orders)).not.toMatch(/diagnosis|nosis|work/);
  });

  test("a word among the first messages that are held counts too", async () => {
    list({ words: ["secret plan"] });
    state.row = { title: "Chat" };
    state.firstTexts = ["This is a\nSecret  plan."];
    expect((await ordersFor(hello, sender)).why).toBe("never-words");
  });

  test("a capture that says a word is refused, its page asks anew, and its next page is known again", async () => {
    list({ words: ["diagnosis"] });
    await expect(take(said("About my diagnosis"))).rejects.toMatchObject({ code: "not-allowed" });
    expect(state.stored).toEqual([]);
    await vi.waitFor(() => expect(state.refreshed).toEqual([1]));
    expect((await ordersFor(hello, sender)).why).toBe("never-words");
    await expect(take(said("nothing of it"))).rejects.toMatchObject({ code: "not-allowed" });
    expect(JSON.stringify([...state.meta])).not.toMatch(/diagnosis|chat:1/);
    list({ words: ["another"] });
    expect((await ordersFor(hello, sender)).why).toBeUndefined();
    expect(await take(said("nothing of it"))).toEqual({ receipt });
  });

  test("Save chat keeps it all the same", async () => {
    list({ words: ["diagnosis"], hosts: ["chat.test"] });
    expect(await take(said("About my diagnosis", { trigger: "save" }))).toEqual({ receipt });
  });

  test("later messages of a chat that is held say nothing of how it began", async () => {
    list({ words: ["diagnosis"] });
    state.row = { title: "Chat" };
    expect(await take(said("About my diagnosis"))).toEqual({ receipt });
  });

  test("a list that is damaged stops nothing", async () => {
    state.neverKept = { hosts: "all", words: [1, ""], folders: null };
    expect(await take(said("anything"))).toEqual({ receipt });
  });
});
