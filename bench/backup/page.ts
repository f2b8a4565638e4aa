import { backUp } from "../../src/backup/run/backup-run.ts";
import { type Sealing, unsealed } from "../../src/backup/sealing.ts";
import type { BackupSource } from "../../src/backup/source.ts";
import { memoryPlace } from "../../src/backup/testing/memory-place.ts";
import { memoryStore } from "../../src/backup/testing/memory-store.ts";
import type { Thread } from "../../src/conversation/model.ts";
import { makeIdentity, recipientOf } from "../../src/crypt/identity.ts";
import { seal } from "../../src/crypt/seal.ts";
import { buildZip } from "../../src/export/build.ts";
import { sampleMessage, sampleThread } from "../../src/export/testing/sample-thread.ts";
import { type ExportTexts, sayWith } from "../../src/export/texts.ts";

const words = "the archive only grows and every saved chat tells the truth about what is missing ".split(" ");

function textOf(seed: number, bytes: number): string {
  const said: string[] = [];
  for (let at = 0, size = 0; size < bytes; at += 1) {
    const word = words[(seed * 7 + at * 13 + (at >> 3)) % words.length] ?? "";
    said.push(word);
    size += word.length + 1;
  }
  return said.join(" ");
}

function threadOf(number: number): Thread {
  const id = `chatgpt:bench-${number}`;
  const messages = Array.from({ length: 8 }, (_, at) =>
    sampleMessage(`m${at}`, at % 2 === 0 ? "user" : "assistant", [
      { kind: "text", format: "markdown", text: textOf(number + at, 1_000) },
    ]),
  );
  return sampleThread(messages, { id, url: `https://chatgpt.com/c/${number}`, title: `Chat ${number}` });
}

/** Full and incremental backups in memory, a plain ZIP of the same, and sealing the same bytes alone; ms and bytes. */
async function measure(count: number, changed: number, texts: ExportTexts) {
  const threads = Array.from({ length: count }, (_, number) => threadOf(number));
  const revs = threads.map(() => 1);
  const byId = new Map(threads.map((thread) => [thread.conversation.id, thread]));
  const source: BackupSource = {
    rows: async () =>
      threads.map(({ conversation }, at) => ({ id: conversation.id, rev: revs[at] ?? 0, hidden: false })),
    thread: async (id) => byId.get(id),
    asset: async () => undefined,
    deleted: async () => [],
    moved: async () => [],
  };
  const recipient = await recipientOf(await makeIdentity());
  const sealed: Sealing = { suffix: ".age", to: recipient, seal: (bytes) => seal(bytes, recipient) };
  const say = sayWith(texts);
  const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
    const start = performance.now();
    const result = await work();
    return [performance.now() - start, result];
  };
  const meansOf = (sealing: Sealing) => ({
    id: "bench",
    place: memoryPlace(),
    store: memoryStore(),
    source,
    sealing,
    say,
    generator: "bench",
    now: Date.now,
    signal: new AbortController().signal,
  });
  const runOf = async (sealing: Sealing) => {
    const means = meansOf(sealing);
    const [full, { newest }] = await timed(() => backUp(means));
    for (let at = 0; at < changed; at += 1) revs[at] = (revs[at] ?? 0) + 1;
    const [more] = await timed(() => backUp(means));
    const [none] = await timed(() => backUp(means));
    return { full, more, none, bytes: newest.bytes };
  };
  const zipSource = {
    ids: [...byId.keys()],
    readThread: async (id: string) => byId.get(id),
    readAsset: async () => undefined,
  };
  const [zip, { blob }] = await timed(() => buildZip(zipSource, { say, generator: "bench", now: new Date() }));
  const whole = new Uint8Array(await blob.arrayBuffer());
  const [age] = await timed(async () => {
    for (let at = 0; at < whole.length; at += 4 * 2 ** 20) await seal(whole.slice(at, at + 4 * 2 ** 20), recipient);
  });
  return { zip, age, size: whole.length, plain: await runOf(unsealed), sealed: await runOf(sealed) };
}

Object.assign(globalThis, { measure });
