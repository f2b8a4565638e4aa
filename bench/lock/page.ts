// Runs in a Chromium page: the bench of the lock, one call a measurement, in ms.

import { listConversations } from "../../src/archive/list.ts";
import { type Archive, openArchive } from "../../src/archive/open.ts";
import { readThread } from "../../src/archive/read-thread.ts";
import { takeKeysFrom } from "../../src/archive/sealed/keyring.ts";
import { dataKeyOf, makeLockKeys } from "../../src/archive/sealed/lock-keys.ts";
import { beginMove, createMover, type Place } from "../../src/archive/sealed/mover.ts";
import { vaultState } from "../../src/archive/sealed/vault.ts";
import { searchArchive } from "../../src/archive/search/search-archive.ts";
import { updateIndex } from "../../src/archive/search/update-index.ts";
import { storeCapture } from "../../src/archive/store-capture.ts";
import { invented, queries } from "../archive/search-corpus.ts";

const passphrase = "quiet river under seven stars";
const messages = 20;
const length = 475;
const place: Place = { name: "bench-lock", vault: "bench-lock-vault" };

let dataKey: Uint8Array | undefined;
let archive: Archive;
takeKeysFrom(async () => dataKey && { dataKey, until: Number.POSITIVE_INFINITY });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const idOf = (number: number) => `${number.toString(16).padStart(8, "0")}-83ea-4d6f-800c-000000000000`;

function captureOf(number: number, texts: readonly string[], title = `Chat ${number}`) {
  return {
    conversation: {
      site: "chatgpt",
      id: `chatgpt:${idOf(number)}`,
      url: `https://chatgpt.com/c/${idOf(number)}`,
      title,
    },
    layout: "classic",
    capturedAt: new Date(Date.parse("2026-01-01") + number * 3_000_000).toISOString(),
    trigger: "auto" as const,
    entries: texts.map((text, at) => ({
      kind: "message" as const,
      ids: [`${at % 2 ? "a" : "u"}${at}`],
      role: at % 2 ? ("assistant" as const) : ("user" as const),
      parts: [{ kind: "text" as const, format: "markdown" as const, text }],
      finished: true,
    })),
    evidence: { start: "start" as const, end: true },
    health: { containers: texts.length, read: texts.length, missing: [] },
  };
}

/** Opens the archive, with the passphrase where it has a lock. */
export async function open(): Promise<{ key: number; opened: number }> {
  const { lock } = await vaultState(place.vault);
  const key = lock
    ? await timed(async () => {
        dataKey = await dataKeyOf(lock, passphrase);
      })
    : 0;
  const opened = await timed(async () => {
    archive = await openArchive(place);
  });
  return { key, opened };
}

export async function fill(count: number): Promise<void> {
  await open();
  for (let from = 0; from < count; from += 50) {
    const numbers = Array.from({ length: Math.min(50, count - from) }, (_, at) => from + at);
    await Promise.all(
      numbers.map((number) => {
        const { title, texts } = invented(number, messages, length);
        return storeCapture(archive, captureOf(number, texts, title));
      }),
    );
  }
  await updateIndex(archive);
}

/** Turns the lock on. */
export async function seal(): Promise<number> {
  const made = await makeLockKeys(passphrase);
  dataKey = made.dataKey;
  return timed(async () => {
    await beginMove(place, made.lock);
    const mover = createMover(place);
    while ((await mover.step()) !== "done");
    mover.close();
  });
}

/** Takes what was stored since into the search index. */
export const index = () => updateIndex(archive);
export const list = () => timed(() => listConversations(archive));
export const first = () => timed(() => listConversations(archive, { limit: 50 }));
export const read = (number: number) => timed(() => readThread(archive, `chatgpt:${idOf(number)}`));
export const cold = (query: string) => timed(() => searchArchive(archive, query, { onHits: () => undefined }));

/** Times of every query of one sort, in the second of two rounds. */
export async function warm(sort: string, count: number): Promise<number[]> {
  const all = queries(count)[sort] ?? [];
  for (const query of all) await cold(query);
  const times: number[] = [];
  for (const query of all) times.push(await cold(query));
  return times;
}

export const sorts = (count: number) => Object.keys(queries(count));
export const queriesOf = (sort: string, count: number) => queries(count)[sort] ?? [];

/** Stores a look with one new message. */
export async function capture(number: number, at: number): Promise<number> {
  const { texts } = invented(number, messages, length);
  const more = invented(900_000 + at, 1, length).texts;
  return timed(() => storeCapture(archive, captureOf(number, [...texts, ...more])));
}
