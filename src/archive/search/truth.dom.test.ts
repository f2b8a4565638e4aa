import { describe, expect, test } from "vitest";
import type { Archive } from "../open.ts";
import { organise } from "../organise.ts";
import { hideConversations, unhideConversations } from "../remove.ts";
import { storeCapture } from "../store-capture.ts";
import { eraseConversations } from "../testing/erase.ts";
import { dump, freshArchive, reopened } from "../testing/fresh.ts";
import { look, message } from "../testing/looks.ts";
import { mergeSegments } from "./merge-segments.ts";
import { takeIn } from "./take-in.ts";
import { type Random, seeded } from "./testing/random.ts";
import { bits, found, mustFind } from "./testing/texts.ts";
import { updateIndex } from "./update-index.ts";

const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);
const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
const names = ["a", "b", "c", "d", "e", "f", "g", "local-1", "local-2"];

interface World {
  archive: Archive;
  random: Random;
  /** Texts that were stored at some time: what queries are cut from. */
  texts: string[];
}

function textOf({ random, texts }: World): string {
  const text = Array.from({ length: 1 + random.below(14) }, () => random.pick(bits)).join("");
  texts.push(text);
  return text;
}

function queryOf({ random, texts }: World): string {
  const words = Array.from({ length: 1 + random.below(2) }, () => {
    const text = random.chance(0.7) && texts.length > 0 ? random.pick(texts) : random.pick(bits);
    const from = random.below(text.length);
    const cut = text.slice(from, from + 1 + random.below(random.chance(0.2) ? 80 : 6)).replaceAll('"', "");
    return (random.chance(0.15) ? "-" : "") + (random.chance(0.5) ? `"${cut}"` : cut);
  });
  return words.join(" ");
}

async function write(world: World): Promise<void> {
  const { archive, random } = world;
  const name = random.pick(names);
  const entries = Array.from({ length: 1 + random.below(3) }, (_, place) =>
    message(`${random.pick(["u", "a"])}${place}`, textOf(world)),
  );
  const capture = look(name, entries, { trigger: random.chance(0.5) ? "save" : "auto" });
  const title = random.chance(0.3) ? textOf(world) : `Chat ${name}`;
  const formerId =
    random.chance(0.2) && !name.startsWith("local") ? { formerId: `chatgpt:local-${1 + random.below(2)}` } : {};
  await storeCapture(archive, { ...capture, conversation: { ...capture.conversation, title, ...formerId } });
}

async function change(world: World): Promise<void> {
  const { archive, random } = world;
  const ids = [`chatgpt:${random.pick(names)}`];
  const kind = random.below(12);
  if (kind === 0) await hideConversations(archive, ids);
  else if (kind === 1) await unhideConversations(archive, ids);
  else if (kind === 2) await eraseConversations(archive, ids);
  else if (kind === 3)
    await organise(
      archive,
      ids.map((conversation) => ({ conversation, set: { note: textOf(world) } })),
    );
  else await write(world);
}

async function index(world: World): Promise<void> {
  const { archive, random } = world;
  const kind = random.below(6);
  if (kind === 0) await Promise.all([updateIndex(archive), updateIndex(archive)]);
  else if (kind === 1) {
    const stop = new AbortController();
    const running = updateIndex(archive, { signal: stop.signal });
    await new Promise((resolve) => setTimeout(resolve, random.below(8)));
    stop.abort();
    await running;
  } else if (kind === 2) await updateIndex(archive);
  else {
    const running = updateIndex(archive);
    for (let n = random.below(5); n >= 0; n--) await change(world);
    await running;
  }
}

/** Queries while nothing is written; perhaps while the index is. */
async function check(world: World): Promise<void> {
  const { archive, random } = world;
  const indexing = random.chance(0.3) ? updateIndex(archive) : undefined;
  for (let n = 0; n < 6; n++) {
    const query = queryOf(world);
    expect(await found(archive, query), `seed ${seed}: ${JSON.stringify(query)}`).toEqual(
      await mustFind(archive, query),
    );
  }
  await indexing;
}

describe("what is found is what reading everything finds", () => {
  test("before, between, during and after updates of the index, with edits, deletions, new names and stops in between", async () => {
    const world: World = { archive: await freshArchive(), random: seeded(seed), texts: [] };
    for (let round = 0; round < (long ? 1_000 : 60); round++) {
      for (let n = world.random.below(6); n > 0; n--) await change(world);
      if (world.random.chance(0.6)) await index(world);
      if (world.random.chance(0.1)) world.archive = await reopened(world.archive);
      await check(world);
    }
    await updateIndex(world.archive);
    expect(await world.archive.db.count("unindexed")).toBe(0);
  });

  test("however often the one that indexes is killed", async () => {
    const world: World = { archive: await freshArchive(), random: seeded(seed + 1), texts: [] };
    let killed = 0;
    for (let round = 0; round < (long ? 60 : 6); round++) {
      for (let n = 0; n < 25; n++) await change(world);
      const worker = new Worker(new URL("./testing/index-worker.ts", import.meta.url), { type: "module" });
      const done = new Promise<boolean>((resolve) => {
        worker.onmessage = () => resolve(true);
        setTimeout(() => resolve(false), 60 + world.random.below(200));
      });
      worker.postMessage(world.archive.db.name);
      while (world.random.chance(0.7)) await change(world);
      if (!(await done)) killed++;
      worker.terminate();
      await check(world);
    }
    console.log(`indexers killed in the middle: ${killed}`);
    await updateIndex(world.archive);
    for (let n = 0; n < 10; n++) await check(world);
  });
});

test("nothing is left of an erased conversation once the index was updated", async () => {
  const archive = await freshArchive();
  const put = (name: string, text: string) => storeCapture(archive, look(name, [message("u1", text)]));
  for (let n = 0; n < 20; n++) await put(`chat-${n}`, `common words ${n}`);
  await put("secret", "zanzibar 秘密");
  await updateIndex(archive);
  await put("secret", "zanzibar 秘密 quokka");
  await updateIndex(archive);
  expect(JSON.stringify(await dump(archive))).toContain("zanzibar");
  await eraseConversations(archive, ["chatgpt:secret"]);
  const names = await Promise.all([archive.db.getAll("indexDocs"), archive.db.getAll("unindexed")]);
  expect(JSON.stringify(names)).not.toContain("secret");
  await updateIndex(archive);
  expect(JSON.stringify(await dump(archive))).not.toMatch(/secret|zanzibar|秘密|quokka/);
  expect(await found(archive, "common")).toHaveLength(20);
});

test("what is erased or written anew while segments are merged is not found in the merged one", async () => {
  const archive = await freshArchive();
  const put = (name: string, text: string) => storeCapture(archive, look(name, [message("u1", text)]));
  for (let n = 0; n < 4; n++) {
    for (const name of ["stays", "goes", "changes"]) await put(`${name}-${n}`, `common ${name} word${n}`);
    await takeIn(archive);
  }
  const state = await archive.db.get("indexState", "state");
  expect(state?.segments).toHaveLength(4);
  const change = async () => {
    await eraseConversations(archive, ["chatgpt:goes-2"]);
    await hideConversations(archive, ["chatgpt:changes-1"]);
    await takeIn(archive);
  };
  const [isMerged] = await Promise.all([mergeSegments(archive), change()]);
  expect(isMerged).toBe(true);
  for (const query of ["common", "goes", "changes", "word2", "common -word1"]) {
    expect(await found(archive, query), query).toEqual(await mustFind(archive, query));
  }
  await updateIndex(archive);
  expect(JSON.stringify(await archive.db.getAll("indexDocs"))).not.toContain("goes-2");
  expect(await found(archive, "common")).toHaveLength(10);
});
