import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ArchiveError } from "../../archive/archive-error.ts";
import type { MoveProgress } from "../../lock/progress.ts";
import type { LockState } from "../../lock/state.ts";
import { createLockSettings } from "./lock-state.ts";

/** What is stored, and what the page would hear of it. */
const now = vi.hoisted(() => ({
  read: async (): Promise<unknown> => undefined,
  tell: (_: unknown) => {},
  minutes: 15,
}));
vi.mock("../../lock/state.ts", () => ({ readLockState: () => now.read() }));
vi.mock("../../lock/acts.ts", () => ({
  setLockAfter: async () => {
    throw new ArchiveError("no-space");
  },
}));
vi.mock("../../options.ts", () => ({ lockAfter: { get: async () => now.minutes } }));
vi.mock("../../lock/session-key.ts", () => ({ onKeyChanged: () => {} }));
vi.mock("../../lock/progress.ts", () => ({
  onProgress: async (callback: (progress: unknown) => void) => {
    now.tell = callback;
  },
}));
vi.mock("../../messages/ask.ts", () => ({ ask: async () => {} }));
vi.mock("../../ui/i18n.ts", () => ({ t: (key: string) => key }));

const turning: LockState = { state: "off", moving: "on", waiting: false, inbox: 0, aside: {} };
const on: LockState = { state: "open", inbox: 0, aside: {} };
const tell = (progress: MoveProgress | null) => now.tell(progress);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function settings() {
  const abort = new AbortController();
  return { abort, ...createLockSettings(abort.signal) };
}

test("that turning on has ended is seen also where every word of it was lost", async () => {
  now.read = async () => turning;
  const { state, abort } = settings();
  await vi.advanceTimersByTimeAsync(0);
  expect(state.value).toEqual(turning);
  now.read = async () => on;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(state.value).toEqual(on);
  const read = vi.fn(async () => on);
  now.read = read;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read, "at rest nobody looks").not.toHaveBeenCalled();
  abort.abort();
});

test("a page that has gone looks no more", async () => {
  now.read = async () => turning;
  const { abort } = settings();
  await vi.advanceTimersByTimeAsync(0);
  abort.abort();
  const read = vi.fn(async () => turning);
  now.read = read;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).not.toHaveBeenCalled();
});

test("of two readings the one that began later counts, whichever ends first", async () => {
  const waiting: ((state: LockState) => void)[] = [];
  now.read = () => new Promise((resolve) => waiting.push(resolve));
  const { state, abort } = settings();
  tell(null);
  expect(waiting.length).toBe(2);
  waiting[1]?.(on);
  waiting[0]?.(turning);
  await vi.advanceTimersByTimeAsync(0);
  expect(state.value).toEqual(on);
  abort.abort();
});

test("says when it cannot be read", async () => {
  now.read = async () => {
    throw new ArchiveError("no-space");
  };
  const { said, abort } = settings();
  await vi.advanceTimersByTimeAsync(0);
  expect(said.value).toBe("error_no_space");
  abort.abort();
});

test("a time that cannot be kept is said, and the one that holds is shown", async () => {
  now.read = async () => on;
  const { minutes, setMinutes, said, abort } = settings();
  await vi.advanceTimersByTimeAsync(0);
  await setMinutes(60);
  expect(said.value).toBe("error_no_space");
  expect(minutes.value).toBe(15);
  abort.abort();
});
