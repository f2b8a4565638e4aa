import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { sized } from "../../e2e/harness/long.ts";
import type { Capture, CapturedMessage } from "../conversation/capture.ts";
import type { RestoredConversation } from "../conversation/imported.ts";
import { arrivalOfRestored } from "../conversation/restored.ts";
import { type Keeper, keepAll, keepArrival, newKeeper } from "../conversation/testing/keeper.ts";
import { toWholeThread } from "../conversation/thread.ts";
import { makeIdentity, recipientOf } from "../crypt/identity.ts";
import { makePassphrase } from "../crypt/make-passphrase.ts";
import { openStream } from "../crypt/open.ts";
import { openRecovery, recoveryFile } from "../crypt/recovery.ts";
import { seal } from "../crypt/seal.ts";
import { gathered, sealBlob } from "../crypt/seal-blob.ts";
import { hasAge, openedByAge } from "../crypt/testing/age-tool.ts";
import { buildExport, type ExportSource } from "../export/build.ts";
import { parseExportOptions } from "../export/options.ts";
import { testRun } from "../export/testing/build-text.ts";
import { openContainer } from "../import/container/open.ts";
import { ownFormat } from "../import/formats/own/own.ts";
import { readStream } from "../lib/read-stream.ts";
import { unsealWith } from "./others/unseal.ts";
import { listDevices, newestManifest, readSegment } from "./read-place.ts";
import { backUp } from "./run/backup-run.ts";
import { testMeans } from "./testing/means.ts";
import { memoryPlace } from "./testing/memory-place.ts";

// The day on which the computer is gone: an archive with images, encrypted, with the recovery file and its passphrase and
// nothing else; once with the ordinary age tool, once with ours; into an archive that holds nothing.
const count = sized(5_000, 250);
const { signal } = new AbortController();

interface Archive {
  keepers: Map<string, Keeper>;
  assets: Map<string, Uint8Array<ArrayBuffer>>;
}

function archiveOfDrill(): Archive {
  const archive: Archive = { keepers: new Map(), assets: new Map() };
  for (let n = 0; n < count; n++) {
    const site = ["chatgpt", "claude", "gemini"][n % 3] ?? "";
    archive.keepers.set(`${site}:drill-${n}`, keepAll(looksAt(archive, n, site)));
  }
  return archive;
}

/** One or two looks, the second with another branch or an earlier text put otherwise. */
function looksAt({ assets }: Archive, n: number, site: string): Capture[] {
  const messages = 2 + (n % 7);
  return [0, 1].slice(0, 1 + (n % 2)).map((turn) => ({
    conversation: {
      site,
      id: `${site}:drill-${n}`,
      url: `https://${site}.test/c/${n}`,
      title: `Drill ${n} \u00e9\u{1f30a}`,
    },
    layout: "classic",
    capturedAt: new Date(Date.UTC(2026, 0, 1) + (n * 2 + turn) * 60_000).toISOString(),
    trigger: "save",
    entries: Array.from({ length: messages }, (_, at): CapturedMessage & { kind: "message" } => ({
      kind: "message",
      ids: [`m${n}-${at}${turn === 1 && at >= messages - 1 ? "b" : ""}`],
      role: at % 2 === 0 ? "user" : "assistant",
      parts: [
        { kind: "text", format: "markdown", text: `Message ${at} of ${n}, turn ${turn}.\n\n\`\`\`\ncode ${n}\n\`\`\`` },
        ...(at === 1 && n % 2 === 0 ? [imageOf(assets, n)] : []),
      ],
      finished: true,
    })),
    evidence: { start: "start", end: true },
    health: { containers: messages, read: messages, missing: [] },
  }));
}

function imageOf(assets: Archive["assets"], n: number) {
  const bytes = new Uint8Array(2_000 + (n % 50) * 700);
  for (let at = 0; at < bytes.length; at++) bytes[at] = (Math.imul(at + n, 2654435761) >>> 13) & 255;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  assets.set(sha256, bytes);
  const asset = { sha256, type: "image/png", size: bytes.length };
  return { kind: "image" as const, key: `k${n}`, alt: `Image ${n}`, origin: "generated" as const, asset };
}

function sourceOf({ keepers, assets }: Archive): ExportSource {
  return {
    ids: [...keepers.keys()].sort(),
    async readThread(id) {
      const { held, contents } = keepers.get(id) ?? newKeeper();
      return held && toWholeThread(held.row, held.outline, contents);
    },
    readAsset: async (sha256) => assets.get(sha256),
  };
}

const zipOf = async (archive: Archive) =>
  (await buildExport(sourceOf(archive), parseExportOptions({ format: "zip" }), testRun)).blob;

/** What an empty archive holds after these files were imported. */
async function imported(files: readonly Blob[]): Promise<Archive> {
  const archive: Archive = { keepers: new Map(), assets: new Map() };
  for (const [place, blob] of files.entries()) {
    const container = await openContainer([new File([blob], `${place}.zip`)]);
    for (const { path, stream } of container.members) {
      if (!path.startsWith("assets/")) continue;
      const bytes = await readStream(stream(), 2 ** 30);
      if (bytes) archive.assets.set(createHash("sha256").update(bytes).digest("hex"), bytes);
    }
  }
  for (const [place, blob] of files.entries()) {
    const container = await openContainer([new File([blob], `${place}.zip`)]);
    const members = container.members.filter(({ path }) => path === "archive.json");
    for await (const item of ownFormat.read(members, { container, signal })) take(archive, item.read());
  }
  return archive;
}

function take(archive: Archive, incoming: unknown): void {
  const { thread } = incoming as RestoredConversation;
  const hasAsset = (sha256: string) => archive.assets.has(sha256);
  const { id } = thread.conversation;
  const arrival = arrivalOfRestored(incoming as RestoredConversation, { hasAsset });
  archive.keepers.set(id, keepArrival(archive.keepers.get(id) ?? newKeeper(), arrival));
}

/** archive.json of a ZIP, as text. */
async function archiveJson(zip: Blob): Promise<string> {
  const { members } = await openContainer([new File([zip], "a.zip")]);
  const bytes = await readStream(
    members.find(({ path }) => path === "archive.json")?.stream() ?? new Blob().stream(),
    2 ** 30,
  );
  return new TextDecoder().decode(bytes);
}

describe(`an encrypted archive of ${count} conversations`, { timeout: 900_000 }, () => {
  const passphrase = makePassphrase();
  let zip: Blob;
  let recovery: Uint8Array<ArrayBuffer>;
  let recipient: string;
  /** As the recovery file has it. */
  let identity: string;
  let archive: Archive;

  beforeAll(async () => {
    archive = archiveOfDrill();
    zip = await zipOf(archive);
    const made = await makeIdentity();
    recipient = await recipientOf(made);
    recovery = await recoveryFile(made, passphrase, "2026-11-22T09:00:00.000Z");
    identity = (await openRecovery(recovery, passphrase)).identity;
  }, 600_000);

  it("comes back from an export that we open", async () => {
    const sealed = await sealBlob(zip, { recipient });
    const opened = await gathered(await openStream(sealed.stream(), { identity }));
    expect(await archiveJson(await zipOf(await imported([opened])))).toBe(await archiveJson(zip));
  });

  it.skipIf(!hasAge)("comes back from an export that age opens, byte for byte", async () => {
    const sealed = await sealBlob(zip, { recipient });
    const opened = openedByAge(new Uint8Array(await sealed.arrayBuffer()), recovery, passphrase);
    expect(opened.equals(new Uint8Array(await zip.arrayBuffer()))).toBe(true);
    const again = await zipOf(await imported([new Blob([new Uint8Array(opened)])]));
    expect(await archiveJson(again)).toBe(await archiveJson(zip));
  });

  it("comes back from a backup's segments, opened by us and by age alike", async () => {
    const place = memoryPlace();
    const source = sourceOf(archive);
    await backUp(
      testMeans({
        place,
        source: {
          rows: async () => source.ids.map((id, rev) => ({ id, rev, hidden: false })),
          thread: source.readThread,
          asset: async (sha256) => {
            const bytes = archive.assets.get(sha256);
            return bytes && { bytes, type: "image/png" };
          },
          deleted: async () => [],
          moved: async () => [],
        },
        sealing: { suffix: ".age", to: recipient, seal: (bytes) => seal(bytes, recipient) },
      }),
    );
    const [first] = [...place.files.values()];
    expect(
      Buffer.from(first ?? "")
        .subarray(0, 18)
        .toString(),
    ).toBe("age-encryption.org");
    const unseal = unsealWith([await makeIdentity(), identity]);
    const [own] = (await listDevices(place, signal)).devices;
    const { found } = own ? await newestManifest(place, own, unseal, signal) : { found: undefined };
    expect(found?.manifest.segments.length).toBeGreaterThan(0);
    const opened: Blob[] = [];
    for (const segment of found?.manifest.segments ?? []) {
      const bytes = await readSegment(place, own?.device ?? "", segment, unseal, signal);
      opened.push(new Blob([bytes]));
      const sealed = place.files.get(`convokeep/${own?.device}/${segment.name}`) ?? new Uint8Array();
      if (hasAge) expect(openedByAge(sealed, identity).equals(bytes)).toBe(true);
    }
    expect(await archiveJson(await zipOf(await imported(opened)))).toBe(await archiveJson(zip));
  });
});
