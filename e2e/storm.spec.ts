import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { idOf } from "./harness/held.ts";
import { editFromTab, sendFromTab } from "./harness/in-content.ts";
import { long, sized } from "./harness/long.ts";
import { loadConversation } from "./harness/probe/load.ts";
import { damage, dealt } from "./harness/storm.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { random } from "./sites/random.ts";

test.use({ build: "chrome-granted" });

const seeds = long ? [1, 2, 3] : [1];
const count = sized(1000, 100);
const senders = 4;
const fewestKills = 12;

/** Tabs of the site with nothing on them that archives itself. */
async function openTabs(ext: ChromiumWithExtension, number: number): Promise<number[]> {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const ids: number[] = [];
  for (let tab = 0; tab < number; tab++) ids.push(await ext.tabId(await ext.open(`https://chatgpt.com/?tab=${tab}`)));
  return ids;
}

/** Kills the worker again and again until `over`, and at least so often. */
async function killing(ext: ChromiumWithExtension, seed: number, over: () => boolean): Promise<number> {
  const chance = random(seed);
  let kills = 0;
  while (!over()) {
    await new Promise((resolve) => setTimeout(resolve, chance.int(0, 240)));
    if (await ext.killWorker()) kills++;
  }
  return kills;
}

interface Storm {
  kills: number;
  seconds: number;
  failed: number;
}

async function storm(ext: ChromiumWithExtension, seed: number, retry: boolean): Promise<Storm> {
  const tabs = await openTabs(ext, senders);
  const inside = await ext.insidePage();
  const evaluate = (script: string): Promise<unknown> => inside.evaluate(script);
  const started = Date.now();
  let over = false;
  const sending = Promise.all(
    dealt(count, senders).map((numbers, at) => sendFromTab(evaluate, tabs[at] ?? 0, { seed, numbers, retry })),
  ).finally(() => {
    over = true;
  });
  const [sent, kills] = await Promise.all([sending, killing(ext, seed, () => over)]);
  expect(sent.flatMap(({ error }) => error ?? [])).toEqual([]);
  const failed = sent.reduce((sum, one) => sum + one.failed, 0);
  return { kills, seconds: (Date.now() - started) / 1000, failed };
}

for (const seed of seeds) {
  test(`nothing is lost, doubled or torn while the worker is killed (seed ${seed})`, async ({ ext }) => {
    const { kills, seconds } = await storm(ext, seed, true);
    const { held, lost, duplicated, torn } = await damage(ext.archive, seed, count);
    console.log(
      `seed ${seed}: ${held} of ${count} held after ${kills} kills in ${seconds.toFixed(1)} s: ${lost.length} lost, ${duplicated.length} duplicated, ${torn.length} torn`,
    );
    expect({ lost, duplicated, torn }).toEqual({ lost: [], duplicated: [], torn: [] });
    expect(kills).toBeGreaterThanOrEqual(fewestKills);
    expect((await ext.archive.counts()).staging, "no part of a transfer is left over").toBe(0);
  });
}

test("without trying again the same storm loses some, so it is one", async ({ ext }) => {
  const { kills, failed } = await storm(ext, 9, false);
  const { lost, torn } = await damage(ext.archive, 9, count);
  console.log(`naive, seed 9: ${lost.length} of ${count} lost after ${kills} kills, ${failed} sends failed`);
  expect(lost.length).toBeGreaterThan(0);
  expect(torn, "what is held is whole all the same").toEqual([]);
});

test("two tabs edit one conversation at once, and an old look at it comes late: nothing is lost", async ({ ext }) => {
  const edits = sized(200, 25);
  const tabs = await openTabs(ext, 2);
  const inside = await ext.insidePage();
  const evaluate = (script: string): Promise<unknown> => inside.evaluate(script);
  const source = loadConversation(77, 0);
  let over = false;
  const editing = Promise.all(
    tabs.map((tabId, tab) => editFromTab(evaluate, tabId, { source, edits, tab: tab + 1 })),
  ).finally(() => {
    over = true;
  });
  const [sent, kills] = await Promise.all([editing, killing(ext, 77, () => over)]);
  await sendFromTab(evaluate, tabs[0] ?? 0, { seed: 77, numbers: [0], retry: true });
  const thread = await ext.archive.thread(idOf(source));
  const wanted = [...source.messages.map(({ id }) => id), ...sent.flat()];
  const held = new Set(thread.messages.map(({ id }) => id));
  console.log(`two tabs: ${held.size} of ${wanted.length} messages held, ${kills} kills`);
  expect(wanted.filter((id) => !held.has(id))).toEqual([]);
  expect(thread.messages.length).toBe(wanted.length);
  const parents = new Map(thread.messages.map(({ id, parent }) => [id, parent]));
  const prompts = sent.flat().filter((_, place) => place % 2 === 0);
  expect(
    prompts.filter((id) => parents.get(id) !== source.messages[1]?.id),
    "each edit is a branch at the same place",
  ).toEqual([]);
});
