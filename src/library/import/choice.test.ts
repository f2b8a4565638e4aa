import { expect, it } from "vitest";
import { choiceOf } from "./choice.ts";
import { type FoundRow, mostRows, type Verdict } from "./protocol.ts";
import { takes } from "./worker/sieve.ts";

const row = (at: number, verdict: Verdict = "new"): FoundRow => ({
  id: `${at}`,
  conversation: `chatgpt:${at}`,
  title: "",
  site: "chatgpt",
  messages: 2,
  verdict,
});

const taken = (choice: Parameters<typeof takes>[0], count: number) =>
  Array.from({ length: count }, (_, at) => at).filter((at) => takes(choice, at));

it("leaves out the rows that are not chosen, and nothing else", () => {
  const rows = [row(0), row(2), row(9, "deleted"), row(10, "deleted"), row(17)];
  const choice = choiceOf(rows, (place) => [1, 2, 4].includes(place), 20);
  expect(taken(choice, 20)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  expect(choice.revive).toEqual(["chatgpt:9"]);
});

it("takes what is beyond a full list", () => {
  const rows = Array.from({ length: mostRows }, (_, at) => row(at));
  const choice = choiceOf(rows, (place) => place === 1, mostRows + 3);
  expect(taken(choice, mostRows + 3)).toEqual([1, mostRows, mostRows + 1, mostRows + 2]);
});
