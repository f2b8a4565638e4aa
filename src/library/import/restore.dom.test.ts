import fc from "fast-check";
import { expect, test } from "vitest";
import { putAsset } from "../../archive/assets.ts";
import type { OpenMember, Outcome } from "../../archive/import/incoming.ts";
import { startRun } from "../../archive/import/runs.ts";
import { storeIncoming } from "../../archive/import/store-incoming.ts";
import { listConversations } from "../../archive/list.ts";
import { type Archive, openArchive } from "../../archive/open.ts";
import { organise } from "../../archive/organise.ts";
import { readThread } from "../../archive/read-thread.ts";
import { readersOf } from "../../archive/readers.ts";
import { hideConversations } from "../../archive/remove.ts";
import { beginMove, createMover } from "../../archive/sealed/mover.ts";
import { damageOne, sealedArchive } from "../../archive/sealed/testing/broken.ts";
import { storeCapture } from "../../archive/store-capture.ts";
import { freshArchive } from "../../archive/testing/fresh.ts";
import { look, message, store } from "../../archive/testing/looks.ts";
import type { Incoming } from "../../conversation/imported.ts";
import {
  archives,
  capturesOf,
  exportOf,
  imagesOfWorlds,
  type Plan,
  withHashes,
} from "../../conversation/testing/archives.ts";
import { buildExport } from "../../export/build.ts";
import { canonicalJson } from "../../export/canonical-json.ts";
import { parseExportOptions } from "../../export/options.ts";
import { exportSource } from "../../export/source.ts";

import { countedKeys, pluralForms, sayWith, textKeys } from "../../export/texts.ts";
import { openContainer } from "../../import/container/open.ts";
import { detect } from "../../import/detect.ts";
import { formats } from "../../import/formats.ts";

const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);
const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
const rounds = long ? 500 : 25;
const signal = new AbortController().signal;
/** Every text says its key. */
const keys = [...textKeys, ...countedKeys.flatMap((key) => [key, ...pluralForms.map((form) => `${key}_${form}`)])];
const say = sayWith({ locale: "en", texts: Object.fromEntries(keys.map((key) => [key, key])) });
const run = { say, generator: "Convokeep 0.1.0", now: new Date("2026-11-20T12:00:00Z") };

async function keep(archive: Archive, items: readonly { incoming: Incoming; print: string }[], open: OpenMember) {
  const id = crypto.randomUUID();
  await startRun(archive, { id, names: [] });
  return storeIncoming(archive, items, id, { open });
}

/** An archive that has come about by looks, imports, organising and deleting. */
async function archiveOf(plans: readonly Plan[], deletes: boolean): Promise<Archive> {
  const archive = await freshArchive();
  const hashes = new Map<string, string>();
  for (const { invented, bytes } of imagesOfWorlds) {
    hashes.set(invented, (await putAsset(archive, bytes, "image/png")).sha256);
  }
  for (const [place, plan] of withHashes(plans, (invented) => hashes.get(invented) ?? "").entries()) {
    const told = { incoming: exportOf(plan, place), print: crypto.randomUUID() };
    const imports = () => keep(archive, [told], async () => undefined);
    if (plan.export === "before" || plan.export === "alone") await imports();
    // What the drift gate refuses is not in this archive.
    for (const capture of capturesOf(plan, place)) await storeCapture(archive, capture);
    if (plan.export === "after") await imports();
    await organise(archive, [{ conversation: told.incoming.id, set: plan.set }]);
  }
  const [first] = await listConversations(archive);
  if (deletes && first) await hideConversations(archive, [first.id]);
  return archive;
}

async function exported(archive: Archive): Promise<File> {
  const source = await exportSource(
    readersOf(async () => archive),
    "all",
  );
  const { blob, name } = await buildExport(source, parseExportOptions({ format: "zip" }), run);
  return new File([blob], name);
}

/** An empty archive into which a file was imported as a user would. */
async function restored(file: File): Promise<Archive> {
  const archive = await freshArchive();
  for (const outcome of await imported(archive, file)) expect(outcome).toMatchObject({ verdict: "new", problems: [] });
  return archive;
}

async function imported(archive: Archive, file: File): Promise<Outcome[]> {
  const all: Outcome[] = [];
  const container = await openContainer([file]);
  const byPath = new Map(container.members.map((member) => [member.path, member]));
  const { claims, problems } = await detect(container, formats, signal);
  expect([claims.map(({ format }) => format.id), problems]).toEqual([expect.arrayContaining(["convokeep"]), []]);
  for (const { format, members } of claims) {
    for await (const item of format.read(members, { container, signal })) {
      const incoming = item.read();
      if (!incoming) continue;
      const outcomes = await keep(archive, [{ incoming, print: item.print }], async (path) =>
        byPath.get(path)?.stream(),
      );
      all.push(...outcomes);
    }
  }
  return all;
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

test(`an archive that is exported, imported into an empty one and exported again is the same file (seed ${seed})`, {
  timeout: long ? 3_600_000 : 120_000,
}, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(archives, fc.boolean(), async (plans, deletes) => {
      const archive = await archiveOf(plans, deletes);
      if ((await listConversations(archive)).length === 0) return;
      const first = await exported(archive);
      const again = await exported(await restored(first));
      expect(await again.text()).toBe(await first.text());
      expect(await bytesOf(again)).toEqual(await bytesOf(first));
      compared++;
    }),
    { numRuns: rounds, seed },
  );
  expect(compared).toBeGreaterThan(rounds / 2);
});

test("a damaged chat is missing in an export, which is imported without it, and comes back from a file of before", async () => {
  const { archive, bare, place } = await sealedArchive();
  for (const id of ["a", "b", "c"])
    await store(archive, look(id, [message("u1", `Hello ${id}`), message("a1", "Yes")]));
  const before = await exported(archive);
  const whole = canonicalJson(await readThread(archive, "chatgpt:b"));
  await damageOne(bare, "conversations", "cut", "chatgpt:b");
  const less = await restored(await exported(archive));
  expect((await listConversations(less)).map(({ id }) => id).sort()).toEqual(["chatgpt:a", "chatgpt:c"]);

  bare.close();
  await beginMove(place);
  const mover = createMover(place);
  while ((await mover.step()) !== "done");
  mover.close();
  const clear = await openArchive(place);
  const outcomes = await imported(clear, before);
  expect(outcomes.map(({ verdict }) => verdict).sort()).toEqual(["new", "same", "same"]);
  expect(canonicalJson(await readThread(clear, "chatgpt:b"))).toBe(whole);
});
