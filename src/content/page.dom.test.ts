import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PageStatus } from "../messages/contract.ts";
import type { PageConversation, Site } from "../sites/site.ts";
import { eventually, pause } from "./testing/eventually.ts";
import { createFakeBackground, type FakeBackground } from "./testing/fake-background.ts";
import { type FakeFacts, type FakeTurn, fakeSite, fakeTurns } from "./testing/fake-chat.ts";
import { type FakePage, type FakePageOptions, openFakePage } from "./testing/fake-page.ts";

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock("../browser.ts", () => fake);

const { runPage } = await import("./page.ts");
const { CodedError } = await import("../messages/errors.ts");
const { takeOver } = await import("./takeover.ts");

let background: FakeBackground;
let page: FakePage;
let controller: AbortController;
let facts: FakeFacts;
let site: Site;
const home = location.href;

const conversation = (nativeId: string | null, more: Partial<PageConversation> = {}): PageConversation => ({
  site: "fake",
  nativeId,
  url: `https://fake.example/c/${nativeId ?? ""}`,
  page: nativeId ? "conversation" : "new-chat",
  ...more,
});

beforeEach(() => {
  const made = createFakeBackground();
  background = made.background;
  Object.assign(fake.browser, made.browser);
  facts = { conversation: conversation("a"), wrappers: true, reverse: false, reads: new Map() };
  site = fakeSite(facts);
});
afterEach(() => {
  controller.abort(new CodedError("cancelled"));
  page?.remove();
  history.replaceState(null, "", home);
});

function start(turns: FakeTurn[], more: Partial<FakePageOptions> = {}) {
  page = openFakePage({ turns, mode: "wrappers", ...more });
  run();
}
function run() {
  controller = takeOver(new CodedError("cancelled", "taken over"));
  runPage(controller, [site]);
}
/** The page's script changes the address, as single-page applications do. */
function goTo(next: PageConversation) {
  facts.conversation = next;
  history.pushState(null, "", `?at=${next.nativeId ?? "new"}`);
}
function showOther(turns: FakeTurn[]) {
  page.remove();
  page = openFakePage({ turns, mode: "wrappers" });
}
const named = (prefix: string, count = 4): FakeTurn[] =>
  fakeTurns(count).map((turn) => ({
    ...turn,
    key: `${prefix}-${turn.key}`,
    text: `${prefix} ${turn.text}`,
    height: 50,
  }));
const status = async () => (await background.askContent("content.status")) as PageStatus;
const until = (check: () => boolean) => eventually(String(check), check);
/** The last message of this conversation has been sent under it. */
const sent = (id: string, key: string) => until(() => sentBy()[id]?.includes(key) ?? false);
/** Ids of messages sent under each conversation. */
function sentBy(): Record<string, string[]> {
  const sent: Record<string, Set<string>> = {};
  for (const { conversation: ref, entries } of background.captures) {
    sent[ref.id] ??= new Set();
    for (const entry of entries) if (entry.kind === "message") sent[ref.id]?.add(entry.ids[0] ?? "");
  }
  return Object.fromEntries(Object.entries(sent).map(([id, ids]) => [id, [...ids]]));
}

it("describes the page once the report's script has been put beside it", async () => {
  start(named("a"));
  await sent("fake:a", "a-turn-3");
  expect(await background.askContent("content.report")).toEqual({ text: "" });
  await import("./report/script.ts");
  const { text } = (await background.askContent("content.report")) as { text: string };
  expect(text).toContain("site: fake, layout: fake");
});

describe("moving between conversations without a reload", () => {
  it("asks for orders each time, and never mixes two of them up, however long the old one stays on the page", async () => {
    start(named("a"));
    await sent("fake:a", "a-turn-3");
    goTo(conversation("b"));
    // The address is b's, the messages are still a's, and change once more.
    page.show("a-turn-3", { text: "a late word" });
    await pause(2_500);
    expect(Object.keys(sentBy())).toEqual(["fake:a"]);
    showOther(named("b"));
    await sent("fake:b", "b-turn-3");
    expect(sentBy()).toEqual({
      "fake:a": named("a").map((turn) => turn.key),
      "fake:b": named("b").map((turn) => turn.key),
    });
    expect(background.hellos).toEqual([
      { site: "fake", conversation: "fake:a", temporary: false },
      { site: "fake", conversation: "fake:b", temporary: false },
    ]);
  });

  it("of which turns have only rows never mixes them up, even if the page uses its elements again", async () => {
    facts.rows = 4;
    start(named("a"), { mode: "rows" });
    const textsOf = (id: string) =>
      background.captures
        .filter((capture) => capture.conversation.id === id)
        .flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === "message" ? entry.parts : [])))
        .flatMap((part) => (part.kind === "text" ? [part.text.slice(0, 2)] : []));
    await until(() => textsOf("fake:a").length >= 4);
    goTo(conversation("b"));
    for (const text of page.scroller.querySelectorAll(".text")) text.textContent = `b ${text.textContent}`;
    await until(() => textsOf("fake:b").length >= 4);
    expect(new Set(textsOf("fake:a"))).toEqual(new Set(["a "]));
    expect(new Set(textsOf("fake:b"))).toEqual(new Set(["b "]));
  });

  it("sends what was dirty at the moment of leaving, under the conversation that is left", async () => {
    start(named("a"));
    await sent("fake:a", "a-turn-3");
    page.show("a-turn-3", { text: "typed just before leaving" });
    await Promise.resolve();
    goTo(conversation("b"));
    showOther(named("b"));
    await sent("fake:b", "b-turn-3");
    const late = background.captures.find((capture) => JSON.stringify(capture).includes("just before leaving"));
    expect(late?.conversation.id).toBe("fake:a");
  });

  it("does not give the new conversation the old one's title", async () => {
    facts.conversation = conversation("a", { title: "All about a" });
    start(named("a"));
    await sent("fake:a", "a-turn-3");
    goTo(conversation("b", { title: "All about a" }));
    showOther(named("b"));
    await sent("fake:b", "b-turn-3");
    const titles = background.captures
      .filter(({ conversation: { id } }) => id === "fake:b")
      .map((c) => c.conversation.title);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.every((title) => title === undefined)).toBe(true);
  });
});

describe("a new chat", () => {
  it("is kept under a surrogate until it gets its id, and named once more then", async () => {
    facts.conversation = conversation(null);
    const turns = named("n", 2);
    Object.assign(turns[1] ?? {}, { streaming: true });
    start(turns);
    await until(() => background.held.size === 2);
    goTo(conversation("n"));
    await until(() => background.captures.at(-1)?.conversation.id === "fake:n");
    const ids = background.captures.map((capture) => capture.conversation);
    const [surrogate] = ids;
    expect(surrogate?.id).toMatch(/^fake:local-[0-9a-f-]{36}$/);
    expect(ids.at(-1)).toMatchObject({ id: "fake:n", formerId: surrogate?.id });
    expect(background.hellos).toEqual([
      { site: "fake", conversation: null, temporary: false },
      { site: "fake", conversation: "fake:n", temporary: false },
    ]);
  });

  it("whose turns have only rows is recognised all the same when it gets its id", async () => {
    facts.conversation = conversation(null);
    const turns = named("n", 2);
    facts.rows = 2;
    Object.assign(turns[1] ?? {}, { streaming: true });
    start(turns, { mode: "rows" });
    await until(() => background.captures.length > 0);
    goTo(conversation("n"));
    await until(() => background.captures.at(-1)?.conversation.id === "fake:n");
    expect(background.captures.at(-1)?.conversation.formerId).toBe(background.captures[0]?.conversation.id);
  });

  it("is not taken for the chat that the user opens from it", async () => {
    facts.conversation = conversation(null);
    start(named("n", 2));
    await until(() => background.held.size === 2);
    goTo(conversation("b"));
    await pause(1_000);
    showOther(named("b"));
    await sent("fake:b", "b-turn-3");
    const other = background.captures.filter((capture) => capture.conversation.id === "fake:b");
    expect(other.length).toBeGreaterThan(0);
    expect(other.every((capture) => capture.conversation.formerId === undefined)).toBe(true);
    expect(sentBy()["fake:b"]).toEqual(named("b").map((turn) => turn.key));
  });
});

describe("orders", () => {
  it("that say no are obeyed, and asked for again on refresh", async () => {
    background.orders = { auto: false, why: "site-paused" };
    start(named("a"));
    await pause(1_500);
    expect(background.captures).toHaveLength(0);
    expect(facts.reads.size).toBe(0);
    expect(await status()).toMatchObject({ kind: "chat", paused: true, auto: { why: "site-paused" } });
    background.orders = { auto: true };
    await background.askContent("content.refresh");
    await until(() => background.held.size === 4);
  });

  it("never make a temporary chat archive itself; Save chat does it", async () => {
    facts.conversation = conversation(null, { temporary: true });
    start(named("t"));
    await pause(1_500);
    expect(background.captures).toHaveLength(0);
    await background.askContent("content.save");
    await until(() => background.held.size === 4);
    expect(background.captures.at(-1)).toMatchObject({ trigger: "save", conversation: { temporary: true } });
  });
});

describe("Save chat", () => {
  it("answers at once, tells its progress, and ends with the receipt", async () => {
    background.orders = { auto: false, why: "not-granted" };
    start(named("a", 30));
    await pause(100);
    expect(await background.askContent("content.save")).toEqual({ started: true });
    await expect(background.askContent("content.save")).rejects.toMatchObject({ code: "busy" });
    expect(await status()).toMatchObject({ sweep: { state: "running" } });
    await until(() => background.states.some(({ state }) => state === "saved"));
    expect(await status()).toMatchObject({ sweep: { state: "done", receipt: { messageCount: 30 } } });
    expect(background.states.map(({ state }) => state)).toEqual(["idle", "saving", "saved"]);
  });

  describe("of a page that is not understood", () => {
    const puts = () => background.asked.filter((name) => name === "capture.put").length;
    const ended = () =>
      eventually("the end", async () => {
        const now = await status();
        return now.kind === "chat" && (now.sweep.state === "done" || now.sweep.state === "failed");
      });
    const begin = async () => {
      background.orders = { auto: false, why: "not-granted" };
      background.refuse = "site-changed";
      start(named("a"));
      await pause(100);
      await background.askContent("content.save");
      await until(() => puts() === 1);
    };

    it("reads all of it once more, as it may have been half drawn", async () => {
      await begin();
      delete background.refuse;
      page.show("a-turn-1", { text: "drawn late" });
      await ended();
      expect(await status()).toMatchObject({ sweep: { state: "done", receipt: { messageCount: 4 } } });
      expect(background.held.get("a-turn-1")).toContain("drawn late");
      expect(background.states.map(({ state }) => state)).toEqual(["idle", "saving", "saved"]);
    });

    it("says so when it is no better the second time", async () => {
      await begin();
      await ended();
      expect(await status()).toMatchObject({ sweep: { state: "failed", error: "site-changed", kept: 0 } });
      expect([...facts.reads.values()]).toEqual([2, 2, 2, 2]);
      expect(background.states.at(-1)).toMatchObject({ state: "problem", problem: "site-changed" });
    });

    it("can be cancelled before it is read again", async () => {
      await begin();
      await background.askContent("content.cancel");
      await ended();
      expect([...facts.reads.values()]).toEqual([1, 1, 1, 1]);
      expect(await status()).toMatchObject({ sweep: { state: "failed", kept: 0 } });
    });
  });

  it("refuses pages without a chat", async () => {
    facts.conversation = conversation(null, { page: "overview" });
    run();
    await expect(background.askContent("content.save")).rejects.toMatchObject({ code: "not-a-chat" });
    expect(await status()).toEqual({ kind: "no-chat", site: "fake" });
    facts.conversation = conversation(null);
    await expect(background.askContent("content.save")).rejects.toMatchObject({ code: "empty-chat" });
  });

  it("keeps what it has when the page moves on in the middle", async () => {
    background.orders = { auto: false, why: "not-granted" };
    // Older pages come too slowly for the start to be reached before the first portion is sent.
    start(fakeTurns(300), { loadAfter: 600 });
    await pause(200);
    await background.askContent("content.save");
    await until(() => background.captures.length > 0);
    goTo(conversation("b"));
    // The address is b's while the sweep still scrolls through a; then b comes, all of it mounted.
    await pause(150);
    showOther(named("b"));
    await eventually("the end", async () => {
      const now = await status();
      return now.kind === "chat" && now.sweep.state === "failed";
    });
    const last = background.captures.findLast((capture) => capture.conversation.id === "fake:a");
    expect(last?.entries[0]).toEqual({ kind: "gap", reason: "stalled" });
    expect(Object.keys(sentBy())).toEqual(["fake:a"]);
    expect(JSON.stringify(background.captures)).not.toContain("b-turn");
    expect(await status()).toMatchObject({ conversation: "fake:b", sweep: { state: "failed", error: "no-access" } });
  });
});

describe("one page, two scripts", () => {
  it("the newer takes over, the older falls silent", async () => {
    start(named("a"));
    await sent("fake:a", "a-turn-3");
    const older = controller;
    background.captures.length = 0;
    run();
    await sent("fake:a", "a-turn-3");
    await pause(200);
    expect(older.signal.aborted).toBe(true);
    background.captures.length = 0;
    facts.reads.clear();
    page.show("a-turn-1", { text: "changed" });
    await pause(1_500);
    expect(facts.reads.get("a-turn-1")).toBe(1);
  });

  it("one that has lost its extension stops by itself", async () => {
    start(named("a"));
    await sent("fake:a", "a-turn-3");
    const runtime = fake.browser.runtime as { id: string | undefined; sendMessage: () => Promise<never> };
    runtime.id = undefined;
    runtime.sendMessage = () => Promise.reject(new Error("Extension context invalidated."));
    page.show("a-turn-1", { text: "changed" });
    await until(() => controller.signal.aborted);
  });
});
