import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const runtime = vi.hoisted(() => ({ id: "self" as string | undefined, sendMessage: vi.fn() }));
vi.mock("../browser.ts", () => ({ browser: { runtime } }));

const { ask } = await import("./ask.ts");
const { retrying } = await import("./retrying.ts");

const channelClosed = new Error(
  "A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received",
);
const nobodyThere = new Error("Could not establish connection. Receiving end does not exist.");
const never = new Promise(() => undefined);
const state = { conversation: null, state: "idle" } as const;

beforeEach(() => {
  vi.useFakeTimers();
  runtime.id = "self";
  runtime.sendMessage.mockReset();
});
afterEach(() => vi.useRealTimers());

/** Times, ms after the start, at which the background was asked. */
function attemptTimes(answers: (() => unknown)[]): number[] {
  const start = Date.now();
  const times: number[] = [];
  runtime.sendMessage.mockImplementation(async () => {
    times.push(Date.now() - start);
    return (answers[times.length - 1] ?? answers.at(-1))?.();
  });
  return times;
}
const throwing = (error: Error) => () => {
  throw error;
};

describe("retrying", () => {
  it("repeats after each of the ways a dying background shows, backing off", async () => {
    const times = attemptTimes([
      throwing(channelClosed),
      throwing(nobodyThere),
      () => undefined,
      () => never,
      () => ({ ok: true }),
    ]);
    const sent = retrying(() => ask("page.state", state));
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(sent).resolves.toBeUndefined();
    expect(times).toEqual([0, 50, 150, 350, 5750]);
  });

  it("waits up to 3.2 s between attempts, then 30 s each", async () => {
    const times = attemptTimes([throwing(nobodyThere)]);
    const controller = new AbortController();
    const sent = retrying(() => ask("page.state", state), { signal: controller.signal });
    sent.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(70_000);
    expect(times).toEqual([0, 50, 150, 350, 750, 1550, 3150, 6350, 36350, 66350]);
    controller.abort(new Error("stopped"));
    await expect(sent).rejects.toThrow("stopped");
  });

  it("does not repeat an error that was answered", async () => {
    const times = attemptTimes([() => ({ ok: false, error: { code: "no-space", detail: "quota" } })]);
    await expect(retrying(() => ask("page.state", state))).rejects.toMatchObject({
      code: "no-space",
      message: "quota",
    });
    expect(times).toHaveLength(1);
  });

  it("stops at once when the script has lost its extension, thrown synchronously or told by a missing id", async () => {
    runtime.sendMessage.mockImplementation(throwing(new Error("Extension context invalidated.")));
    await expect(retrying(() => ask("page.state", state))).rejects.toMatchObject({ code: "reload-page" });
    runtime.id = undefined;
    runtime.sendMessage.mockImplementation(throwing(new TypeError("cannot read properties of undefined")));
    await expect(retrying(() => ask("page.state", state))).rejects.toMatchObject({ code: "reload-page" });
    expect(runtime.sendMessage).toHaveBeenCalledTimes(2);
  });

  it("is what saves a payload: asking once loses it", async () => {
    attemptTimes([throwing(channelClosed), () => ({ ok: true })]);
    await expect(ask("page.state", state)).rejects.toMatchObject({ loss: "closed" });
  });

  it("leaves no timer behind once it is answered", async () => {
    vi.useFakeTimers();
    try {
      await expect(retrying(() => Promise.resolve("stored"))).resolves.toBe("stored");
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
