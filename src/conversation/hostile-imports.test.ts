import { expect, test } from "vitest";
import { activityId, activityPairs, answerMark, promptKey } from "./activity.ts";
import { assignActivity } from "./match-activity.ts";
import { exported, keepImport, wrote } from "./testing/imports.ts";
import { newKeeper, threadOf } from "./testing/keeper.ts";

/** Far above what any of these takes, far below what it takes where each message is compared with each. */
const timeout = 60_000;
const some = 20_000;
const list = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));

test("many answers to one message", { timeout }, () => {
  const chat = exported(1, [wrote("u", null), ...list(some, (at) => wrote(`a${at}`, 0))]);
  expect(threadOf(keepImport(keepImport(newKeeper(), chat), chat)).messages).toHaveLength(some + 1);
});

test("one message in many places, each below the next", { timeout }, () => {
  const line = list(some, (at) => wrote(`a${at}`, at === 0 ? null : at - 1));
  const chat = exported(1, [...line, ...list(some, (at) => wrote("b", at))]);
  expect(threadOf(keepImport(newKeeper(), chat)).messages).toHaveLength(some + 1);
});

test("many first messages without names, twice", { timeout }, () => {
  const nameless = (text: (at: number) => string, parent: (at: number) => number | null) =>
    exported(
      1,
      list(some, (at) => wrote(`a${at}`, parent(at), text(at), { ids: [] })),
    );
  const first = () => null;
  const answer = (at: number) => (at === 0 ? null : 0);
  for (const chat of [nameless(String, first), nameless(() => "?", first), nameless(String, answer)]) {
    expect(threadOf(keepImport(keepImport(newKeeper(), chat), chat)).messages).toHaveLength(some);
  }
});

test("many prompts of a log, of which none is in a saved chat", { timeout }, () => {
  const log = exported(1, [
    ...list(some, (at) => wrote(`u${at}`, undefined, "?", { ids: [activityId(at, promptKey(`${at}`))] })),
    ...list(some, (at) => wrote(`a${at}`, at, "!", { ids: [`${activityId(at, promptKey(`${at}`))}${answerMark}`] })),
  ]);
  expect(activityPairs(log).at(7)).toMatchObject({ prompt: 7, answer: some + 7 });
  const saved = [{ id: "gemini:a", url: "", prompts: list(some, (at) => ({ id: `s${at}`, text: `${at}`, at: 9e12 })) }];
  expect(assignActivity(log, saved)).toEqual({ chats: [], rest: log });
});
