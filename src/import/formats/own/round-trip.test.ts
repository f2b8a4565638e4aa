import { createHash } from "node:crypto";
import fc from "fast-check";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { arrivalOfRestored } from "../../../conversation/restored.ts";
import { archives, imagesOfWorlds, keptBy, type Plan, withHashes } from "../../../conversation/testing/archives.ts";
import { type Keeper, keepArrival, newKeeper } from "../../../conversation/testing/keeper.ts";
import { announce, runs, seed, timeout } from "../../../conversation/testing/settings.ts";
import { toWholeThread } from "../../../conversation/thread.ts";
import { buildExport, type ExportSource } from "../../../export/build.ts";
import { type ExportChoice, parseExportOptions } from "../../../export/options.ts";
import { testRun } from "../../../export/testing/build-text.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { ownFormat } from "./own.ts";

announce("round trip of our own archives");

const shaOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const images = new Map(imagesOfWorlds.map(({ invented, bytes }) => [invented, { sha256: shaOf(bytes), bytes }]));

interface Archive {
  keepers: Keeper[];
  assets: Map<string, Uint8Array>;
}

function archiveOf(plans: readonly Plan[]): Archive {
  const keepers = withHashes(plans, (invented) => images.get(invented)?.sha256 ?? "").map(keptBy);
  return { keepers, assets: new Map([...images.values()].map(({ sha256, bytes }) => [sha256, bytes])) };
}

/** The order in which the archive lists its conversations. */
function sourceOf({ keepers, assets }: Archive): ExportSource {
  const held = keepers.flatMap(({ held: known, contents }) => (known ? [{ ...known, contents }] : []));
  const byId = new Map(held.map((each) => [each.row.id, each]));
  const listed = [...byId.values()].sort(({ row: a }, { row: b }) =>
    a.updated.at === b.updated.at ? (a.id < b.id ? -1 : 1) : a.updated.at < b.updated.at ? 1 : -1,
  );
  return {
    ids: listed.map(({ row }) => row.id),
    async readThread(id) {
      const found = byId.get(id);
      return found && toWholeThread(found.row, found.outline, found.contents);
    },
    readAsset: async (sha256) => assets.get(sha256) as Uint8Array<ArrayBuffer> | undefined,
  };
}

type Files = Record<string, Uint8Array>;

async function exported(archive: Archive, choice: ExportChoice): Promise<Files> {
  const { name, blob } = await buildExport(sourceOf(archive), parseExportOptions(choice), testRun);
  if (!name.endsWith(".zip")) return { [name]: new Uint8Array(await blob.arrayBuffer()) };
  const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
  const entries = Object.values(zip.files).map(async (file) => [file.name, await file.async("uint8array")] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** What an empty archive holds after an import of these files, which may lie in some folder. */
async function restored(files: Files, folder = ""): Promise<Archive> {
  const container = containerOf(Object.fromEntries(Object.entries(files).map(([path, each]) => [folder + path, each])));
  const { conversations, problems } = await collect(ownFormat, container);
  expect(problems).toEqual([]);
  const assets = new Map<string, Uint8Array>();
  const keepers = conversations.map((incoming) => {
    if (incoming.kind !== "restored") throw new Error(incoming.kind);
    for (const [sha256, source] of Object.entries(incoming.assets)) {
      const bytes = "member" in source ? files[source.member.slice(folder.length)] : undefined;
      if (bytes && shaOf(bytes) === sha256) assets.set(sha256, bytes);
    }
    return keepArrival(newKeeper(), arrivalOfRestored(incoming, { hasAsset: (sha256) => assets.has(sha256) }));
  });
  return { keepers, assets };
}

const textOf = (files: Files, end: string) =>
  new TextDecoder().decode(Object.entries(files).find(([path]) => path.endsWith(end))?.[1]);

describe("an archive of our own", () => {
  test("comes back from its ZIP byte for byte", { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(archives, async (plans) => {
        const first = await exported(archiveOf(plans), { format: "zip" });
        const again = await exported(await restored(first, "any/folder/"), { format: "zip" });
        expect(textOf(again, "archive.json")).toBe(textOf(first, "archive.json"));
        expect(again).toEqual(first);
      }),
      { numRuns: Math.max(25, runs(500)), seed },
    );
  });

  test("comes back from JSON and JSON lines, without images but with all that is known of them", {
    timeout,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(archives, fc.constantFrom("json", "jsonl"), async (plans, format) => {
        const archive = archiveOf(plans);
        const bare = { ...archive, assets: new Map() };
        const first = await exported(bare, { format });
        const { keepers } = await restored(first);
        // The bytes were there all the time.
        const { keepers: whole } = await restored({ ...first, ...namedFiles(archive.assets) });
        expect(await exported({ keepers: whole, assets: new Map() }, { format })).toEqual(first);
        expect(keepers.map(({ held }) => held?.row.messageCount)).toEqual(
          whole.map(({ held }) => held?.row.messageCount),
        );
      }),
      { numRuns: Math.max(12, runs(250)), seed },
    );
  });
});

function namedFiles(assets: ReadonlyMap<string, Uint8Array>): Files {
  return Object.fromEntries([...assets].map(([sha256, bytes]) => [`assets/${sha256.slice(0, 32)}.png`, bytes]));
}
