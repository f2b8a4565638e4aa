import { describe, expect, test } from "vitest";
import { activityId, answerMark, promptKey } from "./activity.ts";
import type { ImportedConversation, ImportedMessage } from "./imported.ts";
import { arrivalOfImport } from "./lift-tree.ts";
import { assignActivity, type SavedChat, savedChatOf } from "./match-activity.ts";
import { importedAt } from "./testing/imports.ts";
import { keepAll, keepArrival, threadOf } from "./testing/keeper.ts";
import { look, says } from "./testing/looks.ts";
import { textOf } from "./testing/view.ts";
import { start } from "./testing/world.ts";

/** Pairs of a log, each in a minute of the looks. */
function log(...pairs: [minute: number, prompt: string, answer: string][]): ImportedConversation {
  const messages = pairs.flatMap(([minute, prompt, answer], at): ImportedMessage[] => {
    const second = start / 1000 + minute * 60;
    const id = activityId(second, promptKey(prompt));
    const sentAt = new Date(second * 1000).toISOString();
    const more = { sentAt, finished: true };
    return [
      { ids: [id], role: "user", parts: [{ kind: "text", format: "plain", text: prompt }], ...more },
      {
        ids: [id + answerMark],
        parent: at * 2,
        role: "assistant",
        parts: [{ kind: "text", format: "markdown", text: answer }],
        ...more,
      },
    ];
  });
  return {
    kind: "imported",
    site: "gemini",
    id: "gemini:takeout-1",
    url: "",
    messages,
    current: messages.length - 1,
    whole: false,
    unknown: [],
  };
}

const long = (topic: string) => `Please tell me all that is known of ${topic}`;

/** A saved chat of these prompts, seen in a minute; ids as on the page. */
function chat(name: string, minute: number, ...prompts: string[]): SavedChat {
  return {
    id: `gemini:${name}`,
    url: `https://gemini.google.com/app/${name}`,
    prompts: prompts.map((text, at) => ({
      id: `q_${name}${at}`,
      answer: `r_${name}${at}`,
      text,
      at: start + minute * 60_000,
    })),
  };
}

const idsIn = ({ messages }: ImportedConversation) => messages.map(({ ids }) => ids[0]);
const textsIn = (one: ImportedConversation | undefined) =>
  one?.messages.map(({ parts }) => textOf(parts as never)) ?? [];

describe("pairs of a log and saved chats", () => {
  test("a telling prompt is known again, whatever its signs", () => {
    const { chats, rest } = assignActivity(log([1, long("*birds*"), "Birds"], [2, long("fish"), "Fish"]), [
      chat("a", 5, long("\\*birds\\*")),
    ]);
    expect(chats.map(({ id, url }) => [id, url])).toEqual([["gemini:a", "https://gemini.google.com/app/a"]]);
    expect(idsIn(chats[0] as ImportedConversation)).toEqual(["q_a0", "r_a0"]);
    expect(textsIn(rest)).toEqual([long("fish"), "Fish"]);
    expect(rest?.messages[1]?.parent).toBe(0);
  });

  test("one group may belong to several chats", () => {
    const { chats, rest } = assignActivity(
      log([1, long("birds"), "x"], [2, long("fish"), "y"], [3, "and then?", "z"], [4, long("cats"), "w"]),
      [chat("a", 9, long("birds"), "and then?", long("cats")), chat("b", 9, long("fish"))],
    );
    expect(chats.map(idsIn)).toEqual([
      ["q_a0", "r_a0", "q_a1", "r_a1", "q_a2", "r_a2"],
      ["q_b0", "r_b0"],
    ]);
    expect(rest).toBeUndefined();
  });

  test("short prompts go where their neighbours leave one place, in order", () => {
    const { chats } = assignActivity(
      log([1, long("birds"), "1"], [2, "go on", "2"], [3, "go on", "3"], [4, "go on", "4"]),
      [chat("a", 9, long("birds"), "go on", "go on", "go on"), chat("b", 9, "go on")],
    );
    expect(chats.map(idsIn)).toEqual([["q_a0", "r_a0", "q_a1", "r_a1", "q_a2", "r_a2", "q_a3", "r_a3"]]);
    expect(textsIn(chats[0])).toEqual([long("birds"), "1", "go on", "2", "go on", "3", "go on", "4"]);
  });

  test("what could lie in two places, or was saved before it was sent, stays where it was", () => {
    const alone = log([1, "go on", "x"], [20, long("fish"), "y"]);
    const { chats, rest } = assignActivity(alone, [chat("a", 9, "go on", long("fish")), chat("b", 9, "go on")]);
    expect(chats).toEqual([]);
    expect(rest).toBe(alone);
    const twice = log([1, long("birds"), "x"], [2, long("birds"), "y"]);
    expect(assignActivity(twice, [chat("a", 9, long("birds"))]).chats).toEqual([]);
  });

  test("no activity, no saved chats, no words", () => {
    const other: ImportedConversation = {
      ...log(),
      messages: [{ ids: ["m"], role: "user", parts: [], finished: true }],
    };
    expect(assignActivity(other, [chat("a", 9, "")])).toEqual({ chats: [], rest: other });
    const empty = log([1, "", "a picture"]);
    expect(assignActivity(empty, [chat("a", 9, "", "")])).toEqual({ chats: [], rest: empty });
  });
});

describe("into the archive", () => {
  const page = look(9, [
    says("u0", long("birds"), { ids: ["q_1"] }),
    says("a0", "Birds *fly*", { ids: ["r_1"] }),
    says("u1", "go on", { ids: ["q_2"] }),
    says("a1", "They sing", { ids: ["r_2"] }),
  ]);
  const takeout = log([1, long("birds"), "Birds __fly__"], [2, "go on", "They sing and sing"]);

  test("the pairs join the messages of the chat and tell their times", () => {
    const kept = keepAll([page]);
    const { chats } = assignActivity(takeout, [savedChatOf(threadOf(kept))]);
    const thread = threadOf(keepArrival(kept, arrivalOfImport(chats[0] as never, importedAt)));
    expect(thread.messages.map(({ id }) => id)).toEqual(["q_1", "r_1", "q_2", "r_2"]);
    expect(thread.messages.map(({ sentAt }) => sentAt?.slice(14, 16))).toEqual(["01", "01", "02", "02"]);
    expect(thread.messages.map(({ parts }) => textOf(parts))).toEqual([
      long("birds"),
      "Birds __fly__",
      "go on",
      "They sing and sing",
    ]);
  });

  test("where the log knows the chat, texts alone tell which message is which, in both orders", () => {
    const log2 = log([1, long("birds"), "Birds __fly__"], [2, "go on", "They __sing__"]);
    const named = { ...log2, site: "chatgpt", id: "chatgpt:1" };
    const arrival = arrivalOfImport(named as never, importedAt);
    for (const kept of [
      keepArrival(keepAll([page]), arrival),
      keepAll([page], keepArrival({ contents: new Map() }, arrival)),
    ]) {
      const { messages, path } = threadOf(kept);
      expect(path.map((step) => ("message" in step ? step.message : "…"))).toEqual(["q_1", "r_1", "q_2", "r_2"]);
      expect(messages).toHaveLength(4);
    }
  });
});
