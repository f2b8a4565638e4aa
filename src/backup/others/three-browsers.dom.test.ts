import { expect, test } from "vitest";
import { graveOf } from "../../archive/graves.ts";
import type { Archive } from "../../archive/open.ts";
import { organise } from "../../archive/organise.ts";
import { hideConversations, unhideConversations } from "../../archive/remove.ts";
import { type Random, seeded } from "../../archive/search/testing/random.ts";
import { storeCapture } from "../../archive/store-capture.ts";
import { eraseConversations } from "../../archive/testing/erase.ts";
import { freshArchive } from "../../archive/testing/fresh.ts";
import { PlaceError } from "../places/place.ts";
import { memoryPlace } from "../testing/memory-place.ts";
import { type Browser, browserOver } from "./testing/browser.ts";
import { lookOf, setOf, textIn } from "./testing/random-acts.ts";
import { snapshot } from "./testing/snapshot.ts";

// Three browsers of one user over one place that fails at random: what is not deleted is lost nowhere, and all come to the same.
const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);
const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
const rounds = long ? 200 : 10;
const actsInRound = 8;
const chats = ["a", "b", "c", "d", "e"];

test(`three browsers come to the same, and nothing is lost (seed ${seed})`, {
  timeout: long ? 1_800_000 : 120_000,
}, async () => {
  const random = seeded(seed);
  const weather = { bad: false };
  const place = memoryPlace({
    before(act) {
      if (weather.bad && random.chance(0.08)) throw new PlaceError(act === "write" ? "broken" : "unreachable");
    },
  });
  const browsers = [];
  for (const name of ["one", "two", "three"]) browsers.push(await browserOver(await freshArchive(), name, place));
  const said = new Map<string, Set<string>>();
  const deleted = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    weather.bad = random.chance(0.7);
    for (let act = 0; act < actsInRound; act++) await doSomething(random, random.pick(browsers), said, deleted);
    weather.bad = false;
    if (random.chance(0.2)) await settle(browsers, round);
  }
  await settle(browsers, rounds);
  expect(said.size).toBeGreaterThan(0);
  const held = await Promise.all(browsers.map(({ archive }) => snapshot(archive)));
  for (const [id, texts] of said) {
    if (deleted.has(id)) continue;
    for (const all of held) for (const text of texts) expect(all.get(id), `${id} (seed ${seed})`).toContain(text);
  }
});

/** One thing that a person or their browser does; places may fail in between. */
async function doSomething(
  random: Random,
  browser: Browser,
  said: Map<string, Set<string>>,
  deleted: Set<string>,
): Promise<void> {
  const { archive } = browser;
  const chat = random.pick(chats);
  const id = `chatgpt:${chat}`;
  const dice = random.below(100);
  if (dice < 40) {
    const capture = { ...lookOf(random, chat), trigger: random.chance(0.2) ? ("save" as const) : ("auto" as const) };
    const stored = await storeCapture(archive, capture);
    if ("refused" in stored) return;
    const texts = said.get(id) ?? new Set();
    said.set(id, texts);
    for (const entry of capture.entries) if (entry.kind === "message") texts.add(textIn(entry));
  } else if (dice < 60) await organise(archive, [{ conversation: id, set: setOf(random) }]);
  else if (dice < 63) {
    await hideConversations(archive, [id]);
    if (random.chance(0.5)) await unhideConversations(archive, [id]);
    else {
      deleted.add(id);
      await eraseConversations(archive, [id]);
    }
  } else if (dice < 82) await orOutage(browser.backUp);
  else await orOutage(browser.join);
}

async function orOutage(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof PlaceError)) throw error;
  });
}

/** Until nothing changes any more in a whole turn; then all who have a chat have the same, and who has it not has deleted it. */
async function settle(browsers: readonly Browser[], round: number): Promise<void> {
  for (let turn = 0; ; turn++) {
    let moved = false;
    for (const browser of browsers) {
      const { wrote } = await browser.backUp();
      const { finished, changed } = await browser.join();
      expect(finished).toBe(true);
      moved ||= wrote || changed.length > 0;
    }
    if (!moved) break;
    expect(turn, `round ${round}: never quiet (seed ${seed})`).toBeLessThan(12);
  }
  const held = await Promise.all(browsers.map(({ archive }) => snapshot(archive)));
  for (const chat of chats.map((name) => `chatgpt:${name}`)) {
    const copies = held.flatMap((all) => all.get(chat) ?? []);
    for (const copy of copies) expect(copy, `round ${round}, ${chat} (seed ${seed})`).toBe(copies[0]);
    for (const [place, { archive }] of browsers.entries()) {
      if (copies.length === 0 || held[place]?.has(chat)) continue;
      expect(await isGone(archive, chat), `round ${round}, ${chat} in ${place} (seed ${seed})`).toBe(true);
    }
  }
}

async function isGone(archive: Archive, id: string): Promise<boolean> {
  return (await archive.db.count("tombstones", await graveOf(id))) > 0;
}
