import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CaptureEntry } from "../../conversation/capture.ts";
import type { SweepStatus } from "../../messages/contract.ts";
import { CodedError } from "../../messages/errors.ts";
import { createFakeBackground, type FakeBackground } from "../testing/fake-background.ts";
import { type FakeFacts, fakeSite, fakeTurns } from "../testing/fake-chat.ts";
import { type FakePage, type FakePageOptions, openFakePage } from "../testing/fake-page.ts";

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock("../../browser.ts", () => fake);

const { openChat } = await import("../chat.ts");
const { sweep } = await import("./sweep.ts");
const { usualPace } = await import("./pace.ts");

const pace = {
  ...usualPace,
  firstTurn: 500,
  answer: 2_000,
  answerPoll: 40,
  mount: 400,
  settle: 400,
  older: { start: 50, older: 1_200, unknown: 900 },
  newer: 120,
  rearm: 250,
  noProgress: 3_000,
  portion: 100,
  hidden: 400,
};

let background: FakeBackground;
let page: FakePage;
let outer: AbortController;

beforeEach(() => {
  const made = createFakeBackground();
  background = made.background;
  Object.assign(fake.browser, made.browser);
  outer = new AbortController();
});
afterEach(() => {
  outer.abort();
  page?.remove();
  vi.restoreAllMocks();
});

/** Opens a page and its chat, without running anything. */
function open(options: FakePageOptions) {
  page = openFakePage(options);
  const conversation = { site: "fake", nativeId: "c1", url: "https://fake.example/c/c1" };
  const facts: FakeFacts = {
    conversation,
    wrappers: options.mode === "wrappers",
    reverse: options.mode === "window",
    reads: new Map(),
    ...(options.mode === "rows" ? { rows: options.turns.length } : {}),
  };
  const chat = openChat(fakeSite(facts), conversation, outer.signal);
  const control = new AbortController();
  const seen: SweepStatus[] = [];
  const start = (changes: Partial<typeof pace> = {}) =>
    sweep(chat, {
      pace: { ...pace, ...changes },
      signal: control.signal,
      onProgress: (status) => seen.push(status),
      isHere: () => true,
    });
  return { chat, facts, control, seen, start };
}

const nameOf = (entry: CaptureEntry) =>
  entry.kind === "gap" ? `gap ${entry.reason}` : entry.kind === "seen" ? entry.id : entry.ids[0];
const lastOrder = () => background.captures.at(-1)?.entries.map(nameOf);
const keys = (count: number) => fakeTurns(count).map((turn) => turn.key);
/** What an archive would hold: text by id. */
const texts = () => Object.fromEntries([...background.held].map(([id, parts]) => [id, JSON.parse(parts)[0].text]));
const expected = (count: number) => Object.fromEntries(fakeTurns(count).map((turn) => [turn.key, turn.text]));

const sized = (full: number, usual: number) => (import.meta.env.VITE_CONVOKEEP_LONG ? full : usual);

describe.each([
  { mode: "wrappers", count: 400 },
  { mode: "spacers", count: sized(400, 100) },
  { mode: "window", count: sized(400, 60) },
] as const)("a sweep of $count turns in a list with $mode", ({ mode, count }) => {
  it("gets every turn, in order, in portions, and puts the view back", async () => {
    const { start } = open({ turns: fakeTurns(count), mode, mountAfter: 20 });
    page.scroller.scrollTop += mode === "window" ? -100 : -700;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const place = viewOf(page.scroller);
    const began = performance.now();
    const end = await start();
    console.log(`${mode}: ${count} turns in ${Math.round(performance.now() - began)} ms`);
    expect(end).toMatchObject({ state: "done", cancelled: false });
    expect(texts()).toEqual(expected(count));
    expect(lastOrder()).toEqual(keys(count));
    expect(background.captures.length).toBeGreaterThan(2);
    expect(background.captures.at(-1)?.evidence.start).toBe(mode === "wrappers" ? "start" : "unknown");
    expect(viewOf(page.scroller)).toEqual(place);
  });
});

describe("a list that takes rows off and has no ids, only rows", () => {
  const messages = () =>
    background.captures.flatMap(({ entries }) => entries.filter((entry) => entry.kind === "message"));
  const shape = () =>
    background.captures.at(-1)?.entries.map((entry) => (entry.kind === "message" ? entry.index : entry.kind));

  it("is gone back to for rows that it left out on the way", async () => {
    const turns = fakeTurns(80);
    const { start } = open({ turns, mode: "rows", mountAfter: 20, skips: [3, 40, 41, 66] });
    expect(await start()).toMatchObject({ state: "done", cancelled: false });
    expect(shape()).toEqual(turns.map((_, row) => row));
    expect(background.captures.at(-1)?.evidence).toEqual({ start: "start", end: true, stated: 80 });
  });

  it("is gone back to over a long way, also where nobody says how many rows there are", async () => {
    const turns = fakeTurns(200);
    const { facts, start } = open({ turns, mode: "rows", mountAfter: 5, skips: [120, 180] });
    facts.untold = true;
    expect(await start()).toMatchObject({ state: "done", cancelled: false });
    expect(shape()).toEqual(turns.map((_, row) => row));
  });

  it("is read whole, each row once and in order, though the newest rows stay on the page and stand anywhere in it", async () => {
    const turns = fakeTurns(80);
    const { start, facts } = open({ turns, mode: "rows", mountAfter: 20 });
    page.scroller.scrollTop = 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await start()).toMatchObject({ state: "done", cancelled: false });
    expect(shape()).toEqual(turns.map((_, row) => row));
    const texts = background.captures.at(-1)?.entries.map((entry) => entry.kind === "message" && entry.parts[0]);
    expect(texts).toMatchObject(turns.map(({ text }) => ({ text })));
    expect(background.captures.at(-1)?.evidence).toEqual({ start: "start", end: true, stated: 80 });
    expect([...facts.reads.values()].every((count) => count === 1)).toBe(true);
    // Nothing sent on the way says that rows follow each other which do not.
    for (const { entries } of background.captures) {
      for (const [at, entry] of entries.entries()) {
        const before = entries[at - 1];
        if (entry.kind === "message" && before?.kind === "message") expect(entry.index).toBe((before.index ?? 0) + 1);
      }
    }
    expect(viewOf(page.scroller).top).toBe(0);
  });

  it("says what is missing when it is stopped", async () => {
    const { start, control } = open({ turns: fakeTurns(120), mode: "rows" });
    setTimeout(() => control.abort(new CodedError("cancelled")), 700);
    expect(await start()).toMatchObject({ state: "done", cancelled: true });
    expect(shape()?.[0]).toBe("gap");
    expect(shape()?.at(-1)).toBe(119);
    expect(background.captures.at(-1)?.evidence).toEqual({ start: "older", end: true, stated: 120 });
  });

  it("is read anew by a second save: a row may show another branch by then", async () => {
    const { start } = open({ turns: fakeTurns(4), mode: "rows" });
    await start();
    for (const text of page.scroller.querySelectorAll(".text")) text.textContent = `other ${text.textContent}`;
    await start();
    expect(messages().at(-1)?.parts[0]).toMatchObject({ text: "other assistant says 3" });
  });
});

describe("texts that are folded away", () => {
  const withFolds = (count: number, every: number) =>
    fakeTurns(count).map((turn, at) => (at % every === 1 ? { ...turn, folded: `thought of ${turn.key}` } : turn));
  const reasoning = () =>
    [...background.held].flatMap(([id, parts]) =>
      (JSON.parse(parts) as { kind: string; text: string }[])
        .filter((part) => part.kind === "reasoning")
        .map(({ text }) => [id, text]),
    );
  const openOnes = () => document.querySelectorAll('[data-fold][aria-expanded="true"]').length;

  it.each(["wrappers", "spacers", "window"] as const)("are opened, read and closed again (%s)", async (mode) => {
    const turns = withFolds(24, 4);
    const { start } = open({ turns, mode, unfoldAfter: 60 });
    expect(await start()).toMatchObject({ state: "done" });
    const folded = turns.filter((turn) => turn.folded).map((turn) => [turn.key, turn.folded]);
    expect(reasoning().sort()).toEqual(folded.sort());
    expect(openOnes()).toBe(0);
    expect(document.querySelectorAll(".folded")).toHaveLength(0);
  });

  it("are tried once more where the first press opened nothing", async () => {
    const turns = withFolds(24, 4);
    const { start } = open({ turns, mode: "window" });
    const pressed = new Set<string>();
    const busy = (event: Event) => {
      const button = (event.target as Element).closest("[data-fold]");
      const key = button?.parentElement?.parentElement?.textContent ?? "";
      if (button && !pressed.has(key)) event.stopImmediatePropagation();
      pressed.add(key);
    };
    addEventListener("click", busy, { capture: true });
    expect(await start({ unfold: 100 })).toMatchObject({ state: "done" });
    removeEventListener("click", busy, { capture: true });
    expect(pressed.size).toBeGreaterThanOrEqual(6);
    expect(reasoning().map(([, text]) => text)).not.toContain("");
  });

  it("which never open are said to be unread, pressed twice at most, and hold nothing up", async () => {
    const { start } = open({ turns: withFolds(6, 2), mode: "wrappers" });
    let presses = 0;
    const stuck = (event: Event) => {
      if (!(event.target as Element).matches("[data-fold]")) return;
      presses += 1;
      event.stopImmediatePropagation();
    };
    addEventListener("click", stuck, { capture: true });
    expect(await start({ unfold: 100 })).toMatchObject({ state: "done" });
    removeEventListener("click", stuck, { capture: true });
    expect(presses).toBe(6);
    expect(reasoning().map(([, text]) => text)).toEqual(["", "", ""]);
  });

  it("are closed again when the save is cancelled in the middle", async () => {
    const { start, control } = open({ turns: withFolds(6, 2), mode: "wrappers", unfoldAfter: 5_000 });
    const end = start({ unfold: 5_000 });
    await expect.poll(() => openOnes()).toBe(1);
    control.abort(new CodedError("cancelled"));
    expect(await end).toMatchObject({ state: "done", cancelled: true });
    expect(openOnes()).toBe(0);
  });
});

/** The first turn in view and where it is. */
function viewOf(scroller: Element): { key: string | undefined; top: number } {
  const top = scroller.getBoundingClientRect().top;
  const turns = [...scroller.querySelectorAll<HTMLElement>("[data-key]")];
  const first = turns.find((turn) => turn.getBoundingClientRect().bottom > top + 1);
  return { key: first?.dataset.key, top: Math.round((first?.getBoundingClientRect().top ?? 0) - top) };
}

describe("a sweep that cannot see everything", () => {
  it("says that older messages did not load, and a second one heals it", async () => {
    const { start } = open({ turns: fakeTurns(120), mode: "wrappers", failures: 99 });
    expect(await start()).toMatchObject({ state: "done" });
    expect(lastOrder()).toEqual(["gap older-not-loaded", ...keys(120).slice(80)]);
    expect(background.captures.at(-1)?.evidence.start).toBe("older");
    page.remove();
    const again = open({ turns: fakeTurns(120), mode: "wrappers" });
    await again.start();
    expect(lastOrder()).toEqual(keys(120));
  });

  it("presses the page's own retry button, and stops doing so", async () => {
    const { start } = open({ turns: fakeTurns(120), mode: "wrappers", failures: 2 });
    await start();
    expect(lastOrder()).toEqual(keys(120));
  });

  it("names the turns that the page never shows", async () => {
    const turns = fakeTurns(60);
    const { start } = open({ turns, mode: "wrappers", page: 60 });
    const stuck = page.scroller.querySelector('[data-key="turn-10"]');
    // A shell that stays empty whatever is done.
    if (stuck) stuck.append = () => undefined;
    await start();
    expect(background.held.has("turn-10")).toBe(false);
    expect(background.captures.at(-1)?.entries[10]).toEqual({ kind: "unmounted", ids: ["turn-10"] });
    expect(background.held.size).toBe(59);
  });

  it("keeps what it has when cancelled, and says so", async () => {
    const { start, control } = open({ turns: fakeTurns(200), mode: "spacers" });
    setTimeout(() => control.abort(new CodedError("cancelled")), 1_000);
    const end = await start();
    expect(end).toMatchObject({ state: "done", cancelled: true });
    const order = lastOrder() ?? [];
    expect(order[0]).toBe("gap cancelled");
    expect(order.at(-1)).toBe("turn-199");
    expect(background.held.size).toBeGreaterThan(5);
    expect(background.held.size).toBeLessThan(200);
    expect(background.held.size).toBe(order.length - 1);
  });

  it("keeps what it has when the tab stays hidden too long", async () => {
    const { start } = open({ turns: fakeTurns(200), mode: "spacers" });
    setTimeout(() => vi.spyOn(document, "hidden", "get").mockReturnValue(true), 600);
    const end = await start();
    expect(end).toMatchObject({ state: "failed", error: "hidden-tab" });
    expect(lastOrder()?.[0]).toBe("gap stalled");
    expect(end.state === "failed" && end.kept).toBe(background.held.size);
  });

  it("waits while the tab is hidden for a moment, and goes on", async () => {
    const { start } = open({ turns: fakeTurns(40), mode: "spacers" });
    const hidden = vi.spyOn(document, "hidden", "get");
    setTimeout(() => hidden.mockReturnValue(true), 200);
    setTimeout(() => hidden.mockReturnValue(false), 500);
    expect(await start({ hidden: 20_000 })).toMatchObject({ state: "done" });
    expect(lastOrder()).toEqual(keys(40));
  });

  it("refuses a page that shows no message", async () => {
    const { start } = open({ turns: [], mode: "wrappers" });
    expect(await start()).toMatchObject({ state: "failed", error: "empty-chat" });
    expect(background.captures).toHaveLength(0);
  });

  it("says site-changed where turns give no message", async () => {
    const { start } = open({ turns: fakeTurns(4), mode: "wrappers" });
    for (const body of page.scroller.querySelectorAll("[data-role]")) body.removeAttribute("data-role");
    expect(await start()).toMatchObject({ state: "failed", error: "site-changed" });
  });
});

describe("an answer that is being written", () => {
  it("is waited for", async () => {
    const turns = fakeTurns(6);
    Object.assign(turns[5] ?? {}, { streaming: true, text: "half" });
    const { start, seen } = open({ turns, mode: "wrappers" });
    setTimeout(() => page.show("turn-5", { text: "half and whole", streaming: false }), 500);
    expect(await start()).toMatchObject({ state: "done" });
    expect(texts()["turn-5"]).toBe("half and whole");
    expect(seen.some((status) => status.state === "running" && status.phase === "waiting-for-answer")).toBe(true);
  });

  it("is saved as far as it goes when it does not end", async () => {
    const turns = fakeTurns(6);
    Object.assign(turns[5] ?? {}, { streaming: true, text: "half" });
    const { start } = open({ turns, mode: "wrappers" });
    expect(await start({ answer: 300 })).toMatchObject({ state: "failed", error: "still-writing", kept: 6 });
    const last = background.captures
      .flatMap((capture) => capture.entries)
      .findLast((entry) => entry.kind === "message");
    expect(last).toMatchObject({ finished: false });
  });
});

describe("sending", () => {
  it("hands over what was found when the page goes away in the middle", async () => {
    const { start, control } = open({ turns: fakeTurns(200), mode: "spacers" });
    const end = start({ portion: 600_000 });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(background.held.size).toBe(0);
    dispatchEvent(new Event("pagehide"));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(background.held.size).toBeGreaterThan(3);
    control.abort(new CodedError("cancelled"));
    await end;
  });

  it("keeps trying while the background is away, under one transfer id", async () => {
    const { start } = open({ turns: fakeTurns(30), mode: "wrappers" });
    let left = 3;
    background.before = (name) => {
      if (name === "capture.put" && left-- > 0)
        throw new Error("Could not establish connection. Receiving end does not exist.");
    };
    expect(await start()).toMatchObject({ state: "done" });
    expect(texts()).toEqual(expected(30));
    expect(new Set(background.transfers).size).toBe(background.captures.length);
  });

  it("ends with the reason when the archive has no space, and says how much was kept", async () => {
    const { start } = open({ turns: fakeTurns(30), mode: "wrappers" });
    background.refuse = "no-space";
    const end = await start();
    expect(end).toMatchObject({ state: "failed", error: "no-space", kept: 0 });
  });
});
