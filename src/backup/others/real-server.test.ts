import { expect, it } from "vitest";
import { type DavServer, hasApache, startApache } from "../../../e2e/servers/apache.ts";
import { type FaultProxy, startFaultProxy } from "../../../e2e/servers/fault-proxy.ts";
import { everyFault } from "../../../e2e/servers/faults.ts";
import { type Random, seeded } from "../../archive/search/testing/random.ts";
import { BackupError } from "../backup-error.ts";
import { type Reach, usualReach } from "../places/exchange.ts";
import { PlaceError } from "../places/place.ts";
import { webdavPlace } from "../places/webdav.ts";
import { nothingRead, type OthersRecord } from "./records.ts";
import { type KeeperArchive, keeperArchive } from "./testing/keeper-archive.ts";
import { type Exchange, overPlace } from "./testing/over-place.ts";
import { setOf, textIn } from "./testing/random-acts.ts";
import { type RandomChat, randomChats } from "./testing/random-chats.ts";

// Three browsers of one user over one real server that each reaches through a line of its own which fails at random: whatever
// they do, all come to the same, and nothing is lost that was not deleted.
const isLong = Boolean(process.env.CONVOKEEP_LONG);
const seed = Number(process.env.CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
const lives = isLong ? 20 : 1;
const rounds = 12;
/** What stalls longer is given up by the places themselves, which their own tests look at. */
const stallMs = 20;
/** Answers that break off unsaid are waited for, which need not be long. */
const shortSilence = 250;
const hour = 60 * 60 * 1000;

interface Browser extends Exchange {
  name: string;
  archive: KeeperArchive;
  proxy: FaultProxy;
  /** How patient it is with its server. */
  reach: Reach;
  /** What it has noted of the others. */
  noted(): OthersRecord;
}

interface Life {
  where: string;
  random: Random;
  server: DavServer;
  browsers: Browser[];
  chats: RandomChat[];
  /** Every text that was ever read, by its chat. */
  said: Map<string, Set<string>>;
  /** Chats that were deleted anywhere, at any time. */
  deleted: Set<string>;
  /** ms since 1970; a life takes weeks. */
  clock: { time: number };
  told: { exchanges: number; failed: number; deleted: number };
}

async function browserOver(server: DavServer, name: string, clock: Life["clock"]): Promise<Browser> {
  const proxy = await startFaultProxy(server.origin);
  const { user, password } = server;
  const archive = keeperArchive();
  const reach = { ...usualReach };
  let record = nothingRead;
  const exchange = overPlace({
    place: webdavPlace({ address: `${proxy.origin}/backups`, user, password }, reach),
    source: archive,
    archive,
    store: {
      read: async () => record,
      async write(_place, next) {
        record = next;
      },
    },
    accepted: async () => ({ get: () => undefined, has: () => true }),
    more: { now: () => (clock.time += 1), sizes: { segment: 30_000, largeFile: 6_000 } },
  });
  return { name, archive, proxy, reach, noted: () => record, ...exchange };
}

async function begin(life: number): Promise<Life> {
  const server = await startApache();
  const random = seeded(seed + life);
  const clock = { time: Date.UTC(2026, 0, 2) };
  const names = ["one", "two", "three"];
  const browsers = await Promise.all(names.map((name) => browserOver(server, name, clock)));
  const told = { exchanges: 0, failed: 0, deleted: 0 };
  const where = `CONVOKEEP_SEED=${seed + life}`;
  return {
    where,
    random,
    server,
    browsers,
    chats: randomChats(random),
    said: new Map(),
    deleted: new Set(),
    clock,
    told,
  };
}

/** One thing that a person does, or their browser by itself. */
async function act({ random, chats, said, deleted, clock, told }: Life, { archive }: Browser): Promise<void> {
  const chat = random.pick(chats);
  const dice = random.below(100);
  if (dice < 55) {
    const { capture, images } = await chat.look();
    const trigger = random.chance(0.2) ? ("save" as const) : ("auto" as const);
    if (!(await archive.capture({ ...capture, trigger, capturedAt: timeOf(clock) }, images))) return;
    const texts = said.get(chat.id) ?? new Set();
    said.set(chat.id, texts);
    for (const entry of capture.entries) if (entry.kind === "message") texts.add(textIn(entry));
  } else if (dice < 85) archive.organise(chat.id, setOf(random), timeOf(clock));
  else if (dice < 97) archive.hide(chat.id, random.chance(0.5));
  else if (chats.indexOf(chat) % 2 === 1) {
    deleted.add(chat.id);
    told.deleted += 1;
    await archive.erase(chat.id);
  }
}

function timeOf(clock: Life["clock"]): string {
  clock.time += 1_000;
  return new Date(clock.time).toISOString();
}

/** Its line is dead, the server is full, or requests fail in every manner now and then, until it is calm again. */
function bringWeather({ random, server }: Life, { proxy, reach }: Browser): void {
  reach.silence = shortSilence;
  const dice = random.below(100);
  if (dice < 8) proxy.add({ fault: { kind: "drop" }, times: Number.POSITIVE_INFINITY });
  else if (dice < 14) {
    proxy.add({ fault: { kind: "answer", status: 507, body: "no" }, method: /PUT/, times: Number.POSITIVE_INFINITY });
  } else if (dice < 80) {
    const faults = Object.values(everyFault(stallMs, server.origin));
    proxy.atRandom({ seed: random.below(2 ** 31), rate: 0.02 + random.below(10) / 100, faults });
  }
}

async function exchange({ told }: Life, { backUp, join }: Browser): Promise<void> {
  for (const work of [backUp, join]) {
    told.exchanges += 1;
    await work().catch((error: unknown) => {
      if (!(error instanceof PlaceError || error instanceof BackupError)) throw error;
      told.failed += 1;
    });
  }
}

async function live(life: Life): Promise<void> {
  const { random, browsers, clock } = life;
  for (let round = 1; round <= rounds; round++) {
    for (const browser of browsers) {
      clock.time += random.below(20) * hour;
      for (let acts = random.below(6); acts > 0; acts--) await act(life, browser);
      bringWeather(life, browser);
    }
    // Each for itself, or all at once: then who finds what differs from one time to the next.
    const some = browsers.filter(() => random.chance(0.7));
    if (random.chance(0.4)) await Promise.all(some.map((browser) => exchange(life, browser)));
    else for (const browser of some) await exchange(life, browser);
    for (const { proxy, reach } of browsers) {
      proxy.calm();
      reach.silence = usualReach.silence;
    }
    if (random.chance(0.15)) await settle(life, `round ${round}, ${life.where}`);
  }
  for (const { archive } of browsers) for (const { id } of life.chats) archive.hide(id, false);
  await settle(life, `the end, ${life.where}`);
}

/**
 * Until nothing changes any more in a whole turn. Then all who show a chat show the same, and who has it not has deleted it.
 * Every image is there, and nothing is found amiss with anybody's files.
 */
async function settle({ browsers, chats }: Life, where: string): Promise<void> {
  for (let turn = 0, moved = true; moved; turn++) {
    expect(turn, `never quiet: ${where}`).toBeLessThan(12);
    moved = false;
    for (const { backUp, join } of browsers) {
      const { wrote } = await backUp();
      const { finished, changed } = await join();
      expect(finished).toBe(true);
      moved ||= wrote || changed.length > 0;
    }
  }
  const held = browsers.map(({ archive }) => archive.snapshot());
  for (const { id } of chats) {
    const copies = held.flatMap((all) => all.get(id) ?? []);
    for (const copy of copies) expect(JSON.parse(copy), `${id}: ${where}`).toEqual(JSON.parse(copies[0] ?? ""));
    for (const [at, { archive, name }] of browsers.entries()) {
      if (copies.length === 0 || held[at]?.has(id)) continue;
      const isHidden = (await archive.rows()).some((row) => row.id === id && row.hidden);
      const isBuried = await archive.isBuried(await archive.graveOf(id));
      expect(isHidden || isBuried, `${id} in ${name}: ${where}`).toBe(true);
    }
  }
  for (const { archive, noted, name } of browsers) {
    expect(await archive.broken(), `images in ${name}: ${where}`).toEqual([]);
    const problems = Object.values(noted().devices).flatMap(({ problem }) => problem ?? []);
    expect(problems, `${name}: ${where}`).toEqual([]);
  }
}

/** What was read is in every browser, and whoever comes anew gets from the place what they hold. */
async function nothingIsLost({ where, browsers, server, chats, said, deleted, clock }: Life): Promise<void> {
  const fresh = await browserOver(server, "fresh", clock);
  await fresh.join();
  await fresh.proxy.close();
  const all = [...browsers, fresh];
  for (const { archive, name } of all) {
    const held = archive.snapshot();
    for (const [id, texts] of said) {
      if (deleted.has(id)) continue;
      for (const text of texts) expect(held.get(id) ?? "nothing", `${id} in ${name}: ${where}`).toContain(text);
    }
  }
  for (const { id } of chats) {
    const copies = all.flatMap(({ archive }) => archive.snapshot().get(id) ?? []);
    for (const copy of copies) expect(JSON.parse(copy), `${id}: ${where}`).toEqual(JSON.parse(copies[0] ?? ""));
  }
  expect(await fresh.archive.broken(), where).toEqual([]);
  expect(said.size).toBeGreaterThan(0);
}

it.skipIf(!hasApache)(
  `browsers over Apache come to the same through every fault (skipped where /usr/sbin/apache2 is not there; seed ${seed})`,
  async () => {
    const total = { exchanges: 0, failed: 0, deleted: 0 };
    for (let number = 0; number < lives; number++) {
      const life = await begin(number);
      try {
        await live(life);
        await nothingIsLost(life);
      } finally {
        for (const { proxy } of life.browsers) await proxy.close();
        await life.server.close();
      }
      for (const name of ["exchanges", "failed", "deleted"] as const) total[name] += life.told[name];
    }
    console.log(`${lives} lives of three browsers on Apache: ${JSON.stringify(total)}`);
  },
  1_800_000,
);
