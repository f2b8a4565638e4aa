import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createPacer } from "./pacer.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Pokes every 20 ms for ten seconds, as a streaming answer does; returns when work ran. */
async function underStream(poke: () => void, ran: number[]): Promise<number[]> {
  for (let at = 0; at < 500; at += 1) {
    poke();
    await vi.advanceTimersByTimeAsync(20);
  }
  return ran;
}

describe("pacer", () => {
  it("runs during a stream, about once each pace", async () => {
    const ran: number[] = [];
    const pacer = createPacer(async () => void ran.push(Date.now()), 1_000, new AbortController().signal);
    expect((await underStream(() => pacer.poke(), ran)).length).toBeGreaterThanOrEqual(9);
    expect(ran.length).toBeLessThanOrEqual(10);
  });

  it("would be caught as a debounce, which a stream puts off for ever", async () => {
    const ran: number[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const debounced = () => {
      clearTimeout(timer);
      timer = setTimeout(() => ran.push(Date.now()), 1_000);
    };
    expect((await underStream(debounced, ran)).length).toBe(0);
  });

  it("never runs twice at once, and runs again when poked meanwhile", async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const work = async () => {
      running += 1;
      runs += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 500));
      running -= 1;
    };
    const pacer = createPacer(work, 100, new AbortController().signal);
    pacer.poke();
    await vi.advanceTimersByTimeAsync(300);
    pacer.poke();
    await vi.advanceTimersByTimeAsync(2_000);
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });
  });

  it("takes the earliest of several times asked for, and stops with its signal", async () => {
    const ran: number[] = [];
    const start = Date.now();
    const controller = new AbortController();
    const pacer = createPacer(async () => void ran.push(Date.now() - start), 1_000, controller.signal);
    pacer.poke(30_000);
    pacer.poke(200);
    await vi.advanceTimersByTimeAsync(500);
    expect(ran).toEqual([200]);
    pacer.poke();
    controller.abort();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ran).toEqual([200]);
  });
});
