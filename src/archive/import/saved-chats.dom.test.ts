import { expect, test } from "vitest";
import { activityId, answerMark, promptKey } from "../../conversation/activity.ts";
import type { ImportedConversation } from "../../conversation/imported.ts";
import type { Archive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import { dump, freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { knownPrints } from "./known-prints.ts";
import { startRun } from "./runs.ts";
import { judgeWithChats, storeWithChats } from "./saved-chats.ts";
import { conversation, exported, nothingToOpen } from "./testing/exports.ts";

const birds = "Please tell me all that is known of birds";
const second = Date.parse("2025-12-01T10:00:00Z") / 1000;

function log(...pairs: [prompt: string, answer: string][]): ImportedConversation {
  const messages = pairs.flatMap(([prompt, answer], at) => {
    const id = activityId(second + at * 60, promptKey(prompt));
    const sentAt = new Date((second + at * 60) * 1000).toISOString();
    return [
      exported("u", prompt, { ids: [id], sentAt }),
      exported("a", answer, { ids: [id + answerMark], sentAt, parent: at * 2 }),
    ];
  });
  const { parent: _, ...first } = conversation("x", messages).messages[0] ?? exported("u", "");
  const others = messages.slice(1);
  const more = { site: "gemini", id: "gemini:takeout-1-ab", url: "", whole: false };
  return { ...conversation("x", [], more), messages: [first, ...others], current: messages.length - 1 };
}

async function saveChat(archive: Archive): Promise<void> {
  const entries = [
    message("u", birds, { ids: ["q_1"] }),
    message("a", "Birds *fly*", { ids: ["r_1"] }),
    message("u", "go on", { ids: ["q_2"] }),
    message("a", "They sing", { ids: ["r_2"] }),
  ];
  const page = { site: "gemini", id: "gemini:0123456789abcdef", url: "https://gemini.google.com/app/0123456789abcdef" };
  await store(archive, look("x", entries, { conversation: page }));
}

const timesOfLog = [
  ["q_1", "10:00"],
  ["r_1", "10:00"],
  ["q_2", "10:01"],
  ["r_2", "10:01"],
];

/** When the messages of the saved chat were written, as far as that is known. */
async function timesOfSaved(archive: Archive) {
  const chat = await readThread(archive, "gemini:0123456789abcdef");
  return chat?.messages.map(({ id, sentAt }) => [id, sentAt?.slice(11, 16)]);
}

test("pairs of an activity log go to the saved chat, what is left stays a chat of the log", async () => {
  const archive = await freshArchive();
  await saveChat(archive);
  const all = [log([birds, "Birds __fly__"], ["go on", "They __sing__"], ["Something else altogether, please", "Yes"])];
  const before = await dump(archive);
  expect(await judgeWithChats(archive, all)).toMatchObject([{ id: "gemini:takeout-1-ab", verdict: "new", added: 2 }]);
  expect(await dump(archive)).toEqual(before);
  await startRun(archive, { id: "run", names: ["takeout.zip"] });
  const batch = all.map((incoming) => ({ incoming, print: "p" }));
  expect(await storeWithChats(archive, batch, "run", nothingToOpen)).toHaveLength(1);
  expect(await timesOfSaved(archive)).toEqual(timesOfLog);
  expect((await readThread(archive, "gemini:takeout-1-ab"))?.messages).toHaveLength(2);
  const after = await dump(archive);
  expect(await storeWithChats(archive, batch, "run", nothingToOpen)).toMatchObject([{ verdict: "same", added: 0 }]);
  expect((await dump(archive)).chunks).toEqual(after.chunks);
});

test("a chat that is saved after its log was imported is found when the same file is imported again", async () => {
  const archive = await freshArchive();
  const batch = [{ incoming: log([birds, "Birds __fly__"], ["go on", "They __sing__"]), print: "gemini/1/p" }];
  await startRun(archive, { id: "run", names: ["takeout.zip"] });
  expect(await storeWithChats(archive, batch, "run", nothingToOpen)).toMatchObject([{ verdict: "new", added: 4 }]);
  await saveChat(archive);
  expect(await knownPrints(archive)).toEqual(new Set());
  await startRun(archive, { id: "again", names: ["takeout.zip"] });
  expect(await storeWithChats(archive, batch, "again", nothingToOpen)).toMatchObject([{ verdict: "fuller" }]);
  expect(await timesOfSaved(archive)).toEqual(timesOfLog);
  expect(await storeWithChats(archive, batch, "again", nothingToOpen)).toMatchObject([{ verdict: "same", added: 0 }]);
});

test("conversations that are no logs pass through, each with an outcome in its place", async () => {
  const archive = await freshArchive();
  await saveChat(archive);
  const broken = { ...log(), messages: [null as never] };
  const others = [conversation("one", [exported("u1", "question")]), broken, log([birds, "Birds fly"])];
  const outcomes = await judgeWithChats(archive, others);
  expect(outcomes.map(({ id, verdict }) => [id, verdict])).toEqual([
    ["chatgpt:one", "new"],
    ["gemini:takeout-1-ab", "failed"],
    ["gemini:0123456789abcdef", "fuller"],
  ]);
});
