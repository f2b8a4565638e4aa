import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PageStatus, SweepStatus } from "../messages/contract.ts";
import { failing, fakeData } from "../ui/testing/fake-data.ts";
import { createPage } from "./page-state.ts";

vi.mock("../browser.ts", () => import("../ui/testing/texts-browser.ts"));

const site = { id: "chatgpt", name: "ChatGPT", origins: ["https://chatgpt.com/*"], granted: false, paused: false };
const done = (at: string): SweepStatus => ({
  state: "done",
  cancelled: false,
  at,
  receipt: {
    conversation: "chatgpt:1",
    outcome: "stored",
    messageCount: 2,
    coverage: { state: "unknown", held: 2, gaps: [], unreadImages: 0 },
  },
});
const running: SweepStatus = { state: "running", phase: "collecting", found: 3 };
const chat = (sweep: SweepStatus): PageStatus => ({
  kind: "chat",
  site: "chatgpt",
  conversation: "chatgpt:1",
  title: "Title",
  temporary: false,
  streaming: false,
  auto: { auto: false, why: "not-granted" },
  paused: false,
  sweep,
});

async function page(sweep: SweepStatus = { state: "idle" }, leave?: () => void) {
  const data = fakeData();
  data.answers = { "page.status": chat(sweep), "sites.list": [site], "page.save": { started: true } };
  const tab = { id: 7, url: "https://chatgpt.com/c/1" };
  const state = createPage(data, async () => ({ ...tab }), new AbortController().signal, leave);
  await state.refresh();
  const asks = (name: string) => data.asked.filter((message) => message.name === name).length;
  return { data, tab, state, asks };
}

describe("the page's state", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it("asks once, and not again while nothing runs", async () => {
    const { asks } = await page();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asks("page.status")).toBe(1);
  });

  it("asks four times a second while a sweep runs, and stops with it", async () => {
    const { data, state, asks } = await page();
    data.answers["page.status"] = chat(running);
    await state.save();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asks("page.status")).toBeGreaterThanOrEqual(9);
    expect(asks("page.status")).toBeLessThanOrEqual(11);
    data.answers["page.status"] = chat(done("t2"));
    await vi.advanceTimersByTimeAsync(500);
    const after = asks("page.status");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asks("page.status")).toBe(after);
    expect(state.sweep.value.state).toBe("done");
  });

  it("does not show an earlier result as the answer to a new press of Save", async () => {
    const { data, state } = await page(done("t1"));
    expect(state.sweep.value.state).toBe("done");
    data.answers["page.save"] = () => new Promise((resolve) => setTimeout(resolve, 300));
    const saved = state.save();
    expect(state.sweep.value.state).toBe("idle");
    expect(state.saving.value).toBe(true);
    await vi.advanceTimersByTimeAsync(260);
    expect(state.sweep.value.state).toBe("idle");
    data.answers["page.status"] = chat(done("t2"));
    await vi.advanceTimersByTimeAsync(100);
    await saved;
    expect(state.sweep.value).toEqual(done("t2"));
    expect(state.saving.value).toBe(false);
  });

  it("keeps the sentence about a failed save although the page answers again", async () => {
    const { data, state } = await page();
    data.answers["page.save"] = failing("not-a-chat");
    await state.save();
    await state.refresh();
    expect(state.problem.value).toBe("not-a-chat");
    expect(state.saving.value).toBe(false);
  });

  it("drops that sentence when the tab moves on or Save is pressed again", async () => {
    const { data, tab, state } = await page();
    data.answers["page.save"] = failing("not-a-chat");
    await state.save();
    tab.url = "https://chatgpt.com/c/2";
    await state.refresh();
    expect(state.problem.value).toBeNull();
    await state.save();
    data.answers["page.save"] = { started: true };
    await state.save();
    expect(state.problem.value).toBeNull();
  });

  it("leaves the stage to the page where that shows what was guessed, and only after being pressed here", async () => {
    const leave = vi.fn();
    const { data, state } = await page({ state: "asking" }, leave);
    expect(state.saving.value).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(leave).not.toHaveBeenCalled();
    data.answers["page.guess"] = { started: true };
    await state.guess();
    expect(leave).toHaveBeenCalledOnce();
    data.answers["page.status"] = chat(running);
    await state.save();
    expect(leave).toHaveBeenCalledOnce();
    expect(data.asked.flatMap(({ name }) => (name.startsWith("page.") && name !== "page.status" ? name : []))).toEqual([
      "page.guess",
      "page.save",
    ]);
  });

  it("knows the site of a page without our script by the tab's address", async () => {
    const { data, state } = await page();
    data.answers["page.status"] = { kind: "none", why: "not-injected" };
    await state.refresh();
    expect(state.site.value?.name).toBe("ChatGPT");
  });

  it("pauses the site and the conversation of the page", async () => {
    const { data, state } = await page();
    await state.pauseSite(true);
    await state.pauseConversation(true);
    const asked = data.asked.filter(({ name }) => name.endsWith(".pause"));
    expect(asked.map(({ ask }) => ask)).toEqual([
      { site: "chatgpt", paused: true },
      { conversation: "chatgpt:1", paused: true },
    ]);
  });
});
