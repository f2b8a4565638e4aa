import { expect, test } from "vitest";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { shareGpt } from "./index.ts";

const read = async (content: unknown) => {
  const result = await collect(shareGpt, containerOf({ "data.json": content }));
  return { ...result, conversations: result.conversations as ImportedConversation[] };
};
const one = (...turns: [from: unknown, value: unknown][]) => ({
  conversations: turns.map(([from, value]) => ({ from, value })),
});
const shown = ({ messages }: ImportedConversation) =>
  messages.map(
    ({ role, parts }) => `${role}: ${parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join("|")}`,
  );

test("a list, an object and lines", async () => {
  const data = [one(["system", "Be brief"], ["human", "a"], ["gpt", "*b*"]), one(["human", "c"], ["gpt", "d"])];
  const want = [
    ["system: Be brief", "user: a", "assistant: *b*"],
    ["user: c", "assistant: d"],
  ];
  expect((await read(data)).conversations.map(shown)).toEqual(want);
  expect((await read(data[0])).conversations.map(shown)).toEqual(want.slice(0, 1));
  expect((await read(data.map((each) => JSON.stringify(each)).join("\n"))).conversations.map(shown)).toEqual(want);
});

test("the same again is the same, another answer to the same question is another", async () => {
  const ids = async (...data: unknown[]) => (await read(data)).conversations.map(({ id }) => id);
  const [a, b] = [one(["human", "q"], ["gpt", "1"]), one(["human", "q"], ["gpt", "2"])];
  expect(await ids(a, b)).toEqual(await ids(a, b));
  expect(new Set(await ids(a, b)).size).toBe(2);
  expect(await ids({ id: "x 1", ...a }, { id: "x-2", ...b })).toEqual([
    expect.stringMatching(/^other:named-/),
    "other:sharegpt-x-2",
  ]);
});

test("strange turns are kept and told; a broken one costs itself", async () => {
  const { conversations, problems } = await read(
    `[${JSON.stringify(one(["alien", "x"], ["gpt", { a: 1 }], [7, "y"], ["human", ""]))}, {"conversations":[{"from":}]}, {"other":1}]`,
  );
  expect(shown(conversations[0] as ImportedConversation)).toEqual([
    "assistant: x",
    "assistant: unreadable",
    "assistant: y",
    "user: unreadable",
  ]);
  expect(conversations[0]?.unknown).toEqual(["role alien", "role (number)"]);
  expect(problems).toHaveLength(1);
});
