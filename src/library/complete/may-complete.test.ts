import { expect, test } from "vitest";
import type { Conversation } from "../../conversation/model.ts";
import { row } from "../../ui/testing/fake-data.ts";
import { mayComplete, mustCompleteByHand } from "./may-complete.ts";

const partial = { state: "partial", held: 2, gaps: [], unreadImages: 0 } as const;
const chat = (change: Partial<Conversation>): Conversation => ({
  ...row("chatgpt:1"),
  site: "chatgpt",
  url: "https://chatgpt.com/c/1",
  coverage: { ...partial, gaps: [] },
  ...change,
});

test("a partial chat of a known site can be completed by a press", () => {
  expect(mayComplete(chat({}))).toBe(true);
  expect(mustCompleteByHand(chat({}))).toBe(false);
});

test("what was read by guessing needs somebody who looks at the page", () => {
  const guessed = chat({ id: "other:1", site: "other" });
  expect(mayComplete(guessed)).toBe(false);
  expect(mustCompleteByHand(guessed)).toBe(true);
});

test("nobody can where nothing is missing, or there is no page", () => {
  const whole = chat({ site: "other", coverage: { ...partial, state: "complete", gaps: [] } });
  for (const one of [whole, chat({ url: "" }), chat({ url: "file:///home/chat.html" })]) {
    expect(mayComplete(one)).toBe(false);
    expect(mustCompleteByHand(one)).toBe(false);
  }
});
