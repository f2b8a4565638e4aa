import { expect, test } from "vitest";
import type { Capture, CaptureEntry } from "../../conversation/capture.ts";
import type { ImportedConversation } from "../../conversation/imported.ts";
import type { AssetRef, Part } from "../../conversation/model.ts";
import type { Organising } from "../../conversation/organising.ts";
import { putAsset } from "../assets.ts";
import type { Archive } from "../open.ts";
import { organise } from "../organise.ts";
import { hideConversations, unhideConversations } from "../remove.ts";
import { type Random, seeded } from "../search/testing/random.ts";
import { storeCapture } from "../store-capture.ts";
import { eraseConversations } from "../testing/erase.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message } from "../testing/looks.ts";
import { conversation, exported, importAll } from "./testing/exports.ts";
import { contentOf } from "./testing/records.ts";
import { undoRun } from "./undo-run.ts";

const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);
const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
const rounds = long ? 600 : 20;
const names = ["a", "b", "c"];
const opener = { open: async (member: string) => new TextEncoder().encode(member) };

/** A message of one of two branches, the second beginning anywhere. */
function nameOf(place: number, fork: number): string {
  return `${place % 2 === 0 ? "u" : "a"}${place}${place >= fork ? "x" : ""}`;
}

function textOf(random: Random, id: string): string {
  return random.chance(0.15) ? `${id} in other words, edited` : `${id} as it was said the first time`;
}

function partsOf(random: Random, id: string, assets: readonly AssetRef[]): Part[] {
  const text: Part = { kind: "text", format: "markdown", text: textOf(random, id) };
  if (!random.chance(0.2)) return [text];
  return [text, { kind: "image", key: `file-${id}`, alt: "", origin: "upload", asset: random.pick(assets) }];
}

function lookOf(random: Random, assets: readonly AssetRef[]): Capture {
  const fork = random.chance(0.6) ? 99 : random.below(6);
  const from = random.chance(0.5) ? 0 : random.below(5);
  const entries: CaptureEntry[] = Array.from({ length: 1 + random.below(5) }, (_, at) => {
    const id = nameOf(from + at, fork);
    return message(id, "", { parts: partsOf(random, id, assets), finished: !random.chance(0.1) });
  });
  const evidence = { start: from === 0 ? ("start" as const) : ("unknown" as const), end: random.chance(0.7) };
  return look(random.pick(names), entries, { evidence, trigger: random.chance(0.3) ? "save" : "auto" });
}

function exportOf(random: Random): ImportedConversation {
  const fork = random.chance(0.6) ? 99 : random.below(6);
  const messages = Array.from({ length: 1 + random.below(random.chance(0.1) ? 130 : 9) }, (_, at) => {
    const id = nameOf(at, fork);
    const text = { kind: "text" as const, format: "markdown" as const, text: textOf(random, id) };
    const source = { member: `bytes ${random.below(4)}` };
    const image = { kind: "image" as const, key: `file-${id}`, alt: "", origin: "upload" as const, source };
    return exported(id, "", { parts: random.chance(0.2) ? [text, image] : [text] });
  });
  const updated = new Date(Date.parse("2025-01-01") + random.below(4) * 1e9).toISOString();
  return conversation(random.pick(names), messages, { updated });
}

function settingsOf(random: Random): Partial<Organising> {
  const tags = ["one", "two", "three"].filter(() => random.chance(0.4));
  return random.pick<Partial<Organising>>([
    { tags },
    { starred: random.chance(0.5) },
    { folder: random.pick(["work", "home", null]) },
    { note: random.pick(["remember", null]) },
    { ownTitle: random.pick(["Mine", null]) },
  ]);
}

/** The same act in both archives; what is not in the second is not organised in the first either. */
async function act(random: Random, both: readonly [Archive, Archive]): Promise<void> {
  const id = `chatgpt:${random.pick(names)}`;
  const kind = random.below(12);
  const isThere = (await both[1].db.getKey("conversations", id)) !== undefined;
  let assets: AssetRef[] = [];
  for (const archive of both) assets = await sendBytes(archive);
  const capture = lookOf(random, assets);
  const set = settingsOf(random);
  for (const archive of both) {
    if (kind < 8) await storeCapture(archive, capture);
    else if (!isThere) continue;
    else if (kind < 10) await organise(archive, [{ conversation: id, set }]);
    else if (kind === 10) await eraseConversations(archive, [id]);
    else await unhideConversations(archive, [id]);
  }
}

async function acts(random: Random, both: readonly [Archive, Archive], most: number) {
  for (let left = random.below(most); left > 0; left--) await act(random, both);
}

/** A page sends the bytes before the look that names them. */
async function sendBytes(archive: Archive): Promise<AssetRef[]> {
  const assets: AssetRef[] = [];
  for (const name of ["bytes 0", "bytes 1", "bytes 9"]) {
    assets.push(await putAsset(archive, new TextEncoder().encode(name), "text/plain"));
  }
  return assets;
}

test(`an import undone leaves what there would be without it (seed ${seed})`, async () => {
  const random = seeded(seed);
  for (let round = 0; round < rounds; round++) {
    const both: [Archive, Archive] = [await freshArchive(), await freshArchive()];
    const [archive, without] = both;
    await acts(random, both, 5);
    const runs = random.chance(0.3) ? ["first", "second"] : ["first"];
    for (const run of runs) {
      for (let batches = 1 + random.below(2); batches > 0; batches--) {
        await importAll(
          archive,
          run,
          Array.from({ length: 1 + random.below(3) }, () => exportOf(random)),
          opener,
        );
        await acts(random, both, 4);
      }
    }
    if (random.chance(0.2)) {
      const ids = await without.db.getAllKeys("conversations");
      for (const each of both) await hideConversations(each, ids.slice(0, 1));
    }
    for (const run of random.chance(0.5) ? runs : runs.toReversed()) await undoRun(archive, run);
    expect(await contentOf(archive), `round ${round}`).toEqual(await contentOf(without));
    expect(await archive.db.count("importJournal"), `round ${round}`).toBe(0);
  }
});
