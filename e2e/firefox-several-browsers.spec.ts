import { readdir } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { type Random, seeded } from "../src/archive/search/testing/random.ts";
import { lookOf, setOf, textIn } from "../src/backup/others/testing/random-acts.ts";
import { makeIdentity } from "../src/crypt/identity.ts";
import { recoveryFile } from "../src/crypt/recovery.ts";
import { long, sized } from "./harness/long.ts";
import type { Act } from "./harness/probe/several.ts";
import { chromiumOfSeveral, firefoxOfSeveral, type OneOfSeveral } from "./harness/several-browsers.ts";
import { type DavServer, hasApache, startApache } from "./servers/apache.ts";
import type { Fault } from "./servers/faults.ts";

// Two Chromiums and one Firefox of one user over one real server: whatever they do and whatever the server does, all come to
// the same, and nothing is lost that was not deleted.
const seed = Number(process.env.CONVOKEEP_SEED) || (long ? Math.floor(Math.random() * 2 ** 31) : 20_261_121);
const rounds = sized(200, 3);
const actsInRound = 3;
const chats = ["a", "b", "c", "d", "e", "f"];
const passphrase = "several browsers of mine";

interface Life {
  random: Random;
  server: DavServer;
  browsers: OneOfSeveral[];
  /** Every text that was ever read, by its chat. */
  said: Map<string, Set<string>>;
  /** Chats that were deleted anywhere, at any time. */
  deleted: Set<string>;
  told: { runs: number; failed: number; kept: number; followed: number };
}

/** What goes wrong on the way to the server. */
const cut: Fault[] = [
  { kind: "drop" },
  { kind: "drop", carriedOut: true },
  { kind: "cut-request", share: 0.5 },
  { kind: "short-request", share: 0.7 },
  { kind: "cut-answer", share: 0.5 },
  { kind: "short-answer", share: 0.6 },
  { kind: "flip", side: "request", share: 0.4 },
  { kind: "flip", side: "answer", share: 0.4 },
  { kind: "answer", status: 503, body: "no" },
  { kind: "answer", status: 423, body: "no" },
];

async function begin(): Promise<Life> {
  const server = await startApache();
  const browsers = await Promise.all([
    chromiumOfSeveral("Chromium 1", server),
    chromiumOfSeveral("Chromium 2", server),
    firefoxOfSeveral("Firefox", server),
  ]);
  await Promise.all(browsers.map(({ run }) => run("readOthers")));
  const told = { runs: 0, failed: 0, kept: 0, followed: 0 };
  return { random: seeded(seed), server, browsers, said: new Map(), deleted: new Set(), told };
}

async function end({ browsers, server }: Life): Promise<void> {
  const closed = await Promise.allSettled(browsers.map((browser) => browser.close()));
  await server.close();
  for (const each of closed) if (each.status === "rejected") throw each.reason;
}

async function live(life: Life): Promise<void> {
  const { random, browsers } = life;
  for (let round = 1; round <= rounds; round++) {
    for (const browser of browsers) bringWeather(random, browser);
    await Promise.all(browsers.map((browser) => actIn(life, browser, actsOf(random))));
    await Promise.all(browsers.filter(() => random.chance(0.7)).map((browser) => backUp(life, browser)));
    for (const { proxy } of browsers) proxy.calm();
    if (random.chance(0.3)) await review(life, random.pick(browsers));
    if (random.chance(0.05)) await settle(life, `round ${round}`);
    if (round % 25 === 0) console.log(`several browsers: round ${round}, ${JSON.stringify(life.told)}`);
  }
  for (const browser of browsers) while ((await review(life, browser)) > 0);
  await settle(life, "the end");
  await nothingIsLost(life);
}

/** The server is away, is full, or fails now and then, until it is calm again. */
function bringWeather(random: Random, { proxy }: OneOfSeveral): void {
  const dice = random.below(100);
  if (dice < 8) proxy.add({ fault: { kind: "drop" }, times: Number.POSITIVE_INFINITY });
  else if (dice < 16) {
    proxy.add({ fault: { kind: "answer", status: 507, body: "no" }, method: /PUT/, times: Number.POSITIVE_INFINITY });
  } else if (dice < 30) proxy.atRandom({ seed: random.below(2 ** 31), rate: 0.12, faults: cut });
}

function actsOf(random: Random): Act[] {
  return Array.from({ length: 1 + random.below(actsInRound) }, () => {
    const chat = random.pick(chats);
    const dice = random.below(100);
    if (dice < 60) {
      const trigger = random.chance(0.2) ? ("save" as const) : ("auto" as const);
      return { store: { ...lookOf(random, chat), trigger }, imageBytes: 20_000 };
    }
    if (dice < 95) return { organise: { conversation: `chatgpt:${chat}`, set: setOf(random) } };
    return { remove: `chatgpt:${chat}`, takeBack: random.chance(0.4) };
  });
}

async function actIn({ said, deleted }: Life, browser: OneOfSeveral, acts: Act[]): Promise<void> {
  const refused = await browser.run("act", acts);
  for (const [at, act] of acts.entries()) {
    if ("remove" in act && !act.takeBack) deleted.add(act.remove);
    if (!("store" in act) || refused.includes(at)) continue;
    const texts = said.get(act.store.conversation.id) ?? new Set();
    said.set(act.store.conversation.id, texts);
    for (const entry of act.store.entries) if (entry.kind === "message") texts.add(textIn(entry));
  }
}

async function backUp({ told }: Life, { run, place }: OneOfSeveral): Promise<string | null> {
  const problem = await run("backUp", place);
  told.runs += 1;
  if (problem !== null) told.failed += 1;
  return problem;
}

/** Decides about what others have deleted; how many were decided. */
async function review(life: Life, { run, place }: OneOfSeveral): Promise<number> {
  const waiting = await run("deleted", place);
  for (const _ of waiting) {
    const follow = life.random.chance(0.6);
    await run("decide", follow);
    life.told[follow ? "followed" : "kept"] += 1;
  }
  return waiting.length;
}

/**
 * Backups with a server that does what it is asked, until none of the browsers writes anything in two turns. Then all who have
 * a chat have the same, and who has it not has deleted it.
 */
async function settle(life: Life, when: string): Promise<void> {
  const { browsers, server } = life;
  const where = `${when} (seed ${seed})`;
  let before = "";
  for (let turn = 0, quiet = 0; quiet < 2; turn++) {
    expect(turn, `never quiet: ${where}`).toBeLessThan(14);
    for (const browser of browsers) expect(await backUp(life, browser), `${browser.name}: ${where}`).toBe(null);
    const now = (await readdir(server.folder, { recursive: true })).filter((name) => /manifest-/.test(name)).sort();
    quiet = JSON.stringify(now) === before ? quiet + 1 : 0;
    before = JSON.stringify(now);
  }
  const held = await Promise.all(browsers.map(({ run }) => run("snapshot")));
  for (const id of chats.map((chat) => `chatgpt:${chat}`)) {
    const copies = held.flatMap((all) => all.chats[id] ?? []);
    for (const copy of copies) expect(JSON.parse(copy), `${id}: ${where}`).toEqual(JSON.parse(copies[0] ?? ""));
    for (const [at, { run, name }] of browsers.entries()) {
      if (copies.length === 0 || held[at]?.chats[id]) continue;
      expect(await run("isBuried", id), `${id} in ${name}: ${where}`).toBe(true);
    }
  }
  for (const [at, { run, name, place }] of browsers.entries()) {
    expect(await run("brokenAssets", assetsIn(held[at]?.chats ?? {})), `files in ${name}: ${where}`).toEqual([]);
    expect(await run("problems", place), `${name}: ${where}`).toEqual({});
  }
}

const assetsIn = (all: Record<string, string>) => [
  ...new Set([...JSON.stringify(all).matchAll(/sha256\\*":\\*"([0-9a-f]{64})/g)].map(([, hash = ""]) => hash)),
];

async function nothingIsLost({ browsers, said, deleted }: Life): Promise<void> {
  expect(said.size).toBeGreaterThan(0);
  for (const { run, name } of browsers) {
    const held = (await run("snapshot")).chats;
    for (const [id, texts] of said) {
      if (deleted.has(id)) continue;
      for (const text of texts) expect(held[id], `${id} in ${name} (seed ${seed})`).toContain(text);
    }
  }
}

test("two Chromiums and a Firefox over one server come to the same, and lose nothing", async () => {
  test.skip(!hasApache, "no Apache with WebDAV: /usr/sbin/apache2 (Debian: apache2-bin)");
  test.setTimeout(sized(5_400_000, 240_000));
  console.log(`several browsers: seed ${seed} (CONVOKEEP_SEED)`);
  const life = await begin();
  try {
    await live(life);
    console.log(`several browsers: ${rounds} rounds, ${JSON.stringify(life.told)}`);
  } finally {
    await end(life);
  }
});

test("the same with encryption, each given the recovery file", async () => {
  test.skip(!hasApache, "no Apache with WebDAV: /usr/sbin/apache2 (Debian: apache2-bin)");
  test.skip(!long, "only in long runs (CONVOKEEP_LONG)");
  test.setTimeout(5_400_000);
  console.log(`several browsers, sealed: seed ${seed} (CONVOKEEP_SEED)`);
  const life = await begin();
  try {
    const recovery = [...(await recoveryFile(await makeIdentity(), passphrase, new Date().toISOString()))];
    for (const { run } of life.browsers) {
      await run("press", "I have a recovery file");
      await run("giveRecovery", recovery, passphrase);
      await run("press", "Give it the key");
      await run("giveRecovery", recovery, passphrase);
    }
    await live(life);
    const files = await readdir(life.server.folder, { recursive: true });
    expect(files.filter((name) => /\.(?:zip|json)$/.test(name))).toEqual([]);
    console.log(`several browsers, sealed: ${rounds} rounds, ${JSON.stringify(life.told)}`);
  } finally {
    await end(life);
  }
});
