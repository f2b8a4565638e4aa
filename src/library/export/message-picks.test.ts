import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { PathStep, Thread } from "../../conversation/model.ts";
import { createMessagePicks } from "./message-picks.ts";

const stepsOf = (ids: string): PathStep[] => [...ids].map((message) => ({ message }));

function open() {
  const thread = signal<Thread | null>({ messages: [..."abcdxy"].map((id) => ({ id })) } as unknown as Thread);
  const steps = signal(stepsOf("abcd"));
  return { thread, steps, picks: createMessagePicks(thread, steps) };
}

it("chooses one by one and ranges of what is shown, which begins by itself", () => {
  const { picks } = open();
  expect(picks.active.value).toBe(false);
  picks.toggle("b", false);
  picks.toggle("d", true);
  expect(picks.active.value).toBe(true);
  expect(picks.ids.value.join("")).toBe("bcd");
  picks.toggle("c", false);
  expect(picks.ids.value.join("")).toBe("bd");
});

it("keeps what is chosen on another branch, and counts it as not shown", () => {
  const { picks, steps } = open();
  picks.toggle("b", false);
  steps.value = stepsOf("axy");
  expect(picks.unseen.value).toBe(1);
  picks.toggleAll();
  expect(picks.ids.value.join("")).toBe("abxy");
});

it("forgets messages that are gone, and everything when it ends", () => {
  const { picks, thread } = open();
  picks.toggle("b", false);
  picks.toggle("c", false);
  thread.value = { messages: [{ id: "c" }] } as unknown as Thread;
  expect(picks.ids.value).toEqual(["c"]);
  picks.stop();
  expect(picks.active.value).toBe(false);
  expect(picks.ids.value).toEqual([]);
});
