import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CapturedMessage, CaptureEntry } from "../../conversation/capture.ts";
import { CodedError } from "../../messages/errors.ts";
import { eventually, pause } from "../testing/eventually.ts";
import { createFakeBackground, type FakeBackground } from "../testing/fake-background.ts";
import { type FakeFacts, fakeSite, fakeTurns } from "../testing/fake-chat.ts";
import { type FakePage, type FakePageOptions, openFakePage } from "../testing/fake-page.ts";

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock("../../browser.ts", () => fake);

const { openChat } = await import("../chat.ts");
const { autoArchive } = await import("./auto-archive.ts");

let background: FakeBackground;
let page: FakePage;
let outer: AbortController;
const states: unknown[] = [];

beforeEach(() => {
  const made = createFakeBackground();
  background = made.background;
  Object.assign(fake.browser, made.browser);
  outer = new AbortController();
  states.length = 0;
});
afterEach(() => {
  outer.abort(new CodedError("cancelled"));
  page?.remove();
  vi.restoreAllMocks();
});

function open(options: FakePageOptions) {
  page = openFakePage(options);
  const conversation = { site: "fake", nativeId: "c1", url: "https://fake.example/c/c1" };
  const wrappers = options.mode === "wrappers";
  const rows = options.mode === "rows" ? { rows: options.turns.length } : {};
  const facts: FakeFacts = { conversation, wrappers, reverse: false, reads: new Map(), ...rows };
  const chat = openChat(fakeSite(facts), conversation, outer.signal);
  autoArchive(chat, { settled: () => true, report: (state) => states.push(state) });
  return { chat, facts };
}

const messagesOf = (entries: CaptureEntry[] = []) =>
  entries.filter((entry): entry is CapturedMessage => entry.kind === "message");
const last = () => background.captures.at(-1);
const texts = () => [...background.held.values()].map((parts) => JSON.parse(parts)[0].text as string);
const held = (count: number) => eventually(`${count} held`, () => background.held.size === count);
/** The whole order has been sent: nothing more will come by itself. */
const quiet = async (count: number) => {
  await eventually("whole order", () => last()?.entries.length === count && background.held.size > 0);
  await pause(100);
};
const mounted = () => document.querySelectorAll("[data-role]").length;

describe("auto-archive", () => {
  it("of rows without ids says where rows are missing between those shown", async () => {
    open({ turns: fakeTurns(100), mode: "rows" });
    page.scroller.scrollTop = 0;
    const shape = () => last()?.entries.map((entry) => (entry.kind === "message" ? entry.index : entry.kind)) ?? [];
    await eventually("from the first row on", () => shape()[0] === 0 && shape().at(-1) === 99);
    const gap = shape().indexOf("gap");
    expect(shape()).toEqual([...Array(gap).keys(), "gap", 97, 98, 99]);
    expect(last()?.evidence).toEqual({ start: "start", end: true, stated: 100 });
  });

  it("never opens what is folded away", async () => {
    const turns = fakeTurns(6).map((turn) => ({ ...turn, folded: "hidden thought" }));
    open({ turns, mode: "wrappers" });
    await quiet(6);
    expect(document.querySelectorAll('[aria-expanded="true"]')).toHaveLength(0);
    expect(JSON.stringify(background.captures)).not.toContain("hidden thought");
  });

  it("captures what is mounted, names what is not, and scrolls nothing", async () => {
    const { facts } = open({ turns: fakeTurns(100), mode: "wrappers", page: 100 });
    await pause(100);
    const scrolls = page.scrolls();
    await quiet(100);
    expect(mounted()).toBeLessThan(30);
    expect(background.held.size).toBe(mounted());
    expect(last()?.entries.filter((entry) => entry.kind === "unmounted")).toHaveLength(100 - mounted());
    expect(facts.reads.size).toBe(mounted());
    expect([...facts.reads.values()].every((count) => count === 1)).toBe(true);
    expect(page.scrolls()).toBe(scrolls);
  });

  it("reads and sends what the user scrolls to, and only that", async () => {
    const { facts } = open({ turns: fakeTurns(100), mode: "wrappers", page: 100 });
    await quiet(100);
    facts.reads.clear();
    page.scroller.scrollTop = 0;
    await eventually("the first turn", () => background.held.has("turn-0"));
    expect(facts.reads.has("turn-99")).toBe(false);
  });

  it("reads only the turn that changes, with a pause between, and sends it with its neighbour", async () => {
    const turns = fakeTurns(300).map((turn) => ({ ...turn, height: 2 }));
    Object.assign(turns[299] ?? {}, { streaming: true, text: "" });
    const { facts } = open({ turns, mode: "wrappers", page: 300 });
    await held(300);
    await quiet(300);
    const sent = background.captures.length;
    facts.reads.clear();
    const text = document.querySelector('[data-key="turn-299"] .text');
    for (const begun = performance.now(); performance.now() - begun < 6_000; await pause(16)) {
      if (text) text.textContent += "word ";
    }
    expect([...facts.reads.keys()]).toEqual(["turn-299"]);
    // In six seconds: once or twice while it grows, not at every change.
    expect(facts.reads.get("turn-299")).toBeLessThanOrEqual(3);
    const growing = background.captures.slice(sent);
    expect(growing.length).toBeGreaterThan(0);
    for (const capture of growing) {
      expect(capture.entries.map((entry) => entry.kind)).toEqual(["seen", "message"]);
      expect(messagesOf(capture.entries)[0]?.finished).toBe(false);
    }
    page.show("turn-299", { text: "the end", streaming: false });
    await eventually("the end", () => texts().at(-1) === "the end");
    expect(messagesOf(last()?.entries)[0]).toMatchObject({ finished: true, ids: ["turn-299"] });
  });

  it("does nothing at all for changes outside of the turns", async () => {
    const { facts } = open({ turns: fakeTurns(20), mode: "wrappers" });
    await quiet(20);
    const sent = background.captures.length;
    facts.reads.clear();
    const aside = document.createElement("aside");
    document.body.append(aside);
    for (let tick = 0; tick < 50; tick += 1) {
      aside.append("x", document.createElement("b"));
      await pause(10);
    }
    await pause(1_500);
    aside.remove();
    expect(facts.reads.size).toBe(0);
    expect(background.captures.length).toBe(sent);
  });

  it("sends a new turn with the one before it, not the whole order again", async () => {
    open({ turns: fakeTurns(20), mode: "wrappers" });
    await quiet(20);
    const sent = background.captures.length;
    page.append({ key: "turn-20", role: "user", text: "one more", height: 50 });
    page.scroller.scrollTop = page.scroller.scrollHeight;
    await eventually("the new turn", () => background.held.has("turn-20"));
    const fresh = background.captures.slice(sent);
    expect(fresh[0]?.entries).toEqual([
      { kind: "seen", id: "turn-19" },
      expect.objectContaining({ kind: "message", ids: ["turn-20"] }),
    ]);
    expect(fresh[0]?.evidence).toMatchObject({ start: "unknown", end: true });
  });

  it("flushes what is pending when the page goes away, without waiting for its pace", async () => {
    open({ turns: fakeTurns(6), mode: "wrappers" });
    await quiet(6);
    page.show("turn-5", { text: "written in the last moment" });
    dispatchEvent(new Event("pagehide"));
    // No timer may pass: there is none any more when a page goes.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(texts()).toContain("written in the last moment");
  });

  it("flushes when the tab is hidden, the growing answer included", async () => {
    const turns = fakeTurns(6);
    Object.assign(turns[5] ?? {}, { streaming: true, text: "a" });
    open({ turns, mode: "wrappers" });
    await quiet(6);
    const text = document.querySelector('[data-key="turn-5"] .text');
    if (text) text.textContent = "a and b";
    vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(texts()).toContain("a and b");
  });

  it("keeps a payload until it is acknowledged", async () => {
    let left = 4;
    background.before = (name) => {
      if (name === "capture.put" && left-- > 0)
        throw new Error("the message channel closed before a response was received");
    };
    open({ turns: fakeTurns(6), mode: "wrappers" });
    await held(6);
    await quiet(6);
    expect(left).toBeLessThan(0);
    expect(new Set(background.transfers).size).toBe(background.captures.length);
  });

  it("sends again what the archive has lost", async () => {
    open({ turns: fakeTurns(6), mode: "wrappers" });
    await quiet(6);
    background.held.clear();
    page.show("turn-5", { text: "changed" });
    await held(6);
  });

  it("leaves a conversation alone after the drift gate refused it, and says so", async () => {
    background.refuse = "site-changed";
    const { facts } = open({ turns: fakeTurns(6), mode: "wrappers" });
    await eventually("the problem", () => states.length > 0, 30_000);
    expect(states).toContainEqual({ state: "problem", problem: "site-changed" });
    expect(background.asked.filter((name) => name === "capture.put").length, "looked at three times").toBe(3);
    facts.reads.clear();
    page.show("turn-5", { text: "changed" });
    await pause(1_500);
    expect(facts.reads.size).toBe(0);
  });

  it("archives a page that was caught half drawn, once it is whole, and says nothing of a problem", async () => {
    background.refuse = "site-changed";
    open({ turns: fakeTurns(6), mode: "wrappers" });
    await eventually("the first look", () => background.asked.includes("capture.put"));
    delete background.refuse;
    await held(6);
    expect(states).not.toContainEqual(expect.objectContaining({ state: "problem" }));
  });

  it("tries again later when the archive has no space, with what it has", async () => {
    background.refuse = "no-space";
    const { chat } = open({ turns: fakeTurns(6), mode: "wrappers" });
    await eventually("the problem", () => states.length > 0);
    expect(states).toContainEqual({ state: "problem", problem: "no-space" });
    delete background.refuse;
    // What was read is no longer on the page.
    page.remove();
    chat.onChange(false);
    await held(6);
  });
});
