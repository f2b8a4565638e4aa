import * as v from "valibot";
import { isSurrogate } from "../archive/forward.ts";
import { BackupError } from "./backup-error.ts";
import type { Manifest } from "./manifest.ts";
import { devicePattern, pieceEnd, segmentPattern } from "./names.ts";
import { signed, verify } from "./signing.ts";

/** Far above any archive, far below what a browser can hold. */
const mostSegments = 200_000;
const mostConversations = 1_000_000;
const largestFile = 2 ** 40;
const mostPieces = 10_000;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const time = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const id = v.pipe(v.string(), v.maxLength(500));
const size = v.pipe(count, v.maxValue(largestFile));

const pieceSchema = v.object({ name: v.pipe(v.string(), v.regex(pieceEnd)), size, sha256 });

const segmentSchema = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.regex(segmentPattern)),
    size,
    sha256,
    conversations: v.pipe(v.array(id), v.maxLength(mostConversations)),
    assets: v.pipe(v.array(sha256), v.maxLength(mostConversations)),
    pieces: v.exactOptional(v.pipe(v.array(pieceSchema), v.minLength(1), v.maxLength(mostPieces))),
  }),
  v.check(({ name, size, pieces }) => {
    if (!pieces) return true;
    const total = pieces.reduce((sum, piece) => sum + piece.size, 0);
    return total === size && pieces.every((piece) => piece.name.replace(pieceEnd, "") === name);
  }),
);

/** Only surrogates ever lead elsewhere, and within their site. */
const movedSchema = v.pipe(
  v.object({ from: v.pipe(id, v.check(isSurrogate)), to: v.pipe(id, v.regex(/^[^:]+:(?!local-)./)) }),
  v.check(({ from, to }) => from.split(":")[0] === to.split(":")[0]),
);

const manifestSchema = v.object({
  format: v.literal("convokeep-backup"),
  version: v.literal(1),
  device: v.pipe(v.string(), v.regex(devicePattern)),
  counter: v.pipe(count, v.minValue(1)),
  at: time,
  segments: v.pipe(
    v.array(segmentSchema),
    v.maxLength(mostSegments),
    v.check((segments) => new Set(segments.map(({ name }) => name)).size === segments.length),
  ),
  deleted: v.pipe(v.array(v.object({ hash: sha256, at: time })), v.maxLength(mostConversations)),
  moved: v.exactOptional(v.pipe(v.array(movedSchema), v.maxLength(mostConversations))),
  /** The public key, uncompressed: 65 bytes in base64. */
  signer: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{87}=$/)),
});

/**
 * A manifest out of bytes that may hold anything.
 * @throws BackupError `damaged` where it is none, `forged` where it is not signed by its browser, `newer` where a later version
 *   wrote it
 */
export async function parseManifest(bytes: Uint8Array): Promise<Manifest> {
  const { text, value } = jsonOf(bytes);
  const read = v.safeParse(manifestSchema, value);
  if (read.success) {
    const { signer, ...manifest } = read.output;
    await verify(text, { device: manifest.device, signer });
    return manifest;
  }
  const { format, version } = Object(value) as { format?: unknown; version?: unknown };
  throw new BackupError(format === "convokeep-backup" && Number(version) > 1 ? "newer" : "damaged");
}

/** @param keys of the browser that the manifest is of */
export function manifestBytes(manifest: Manifest, keys: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  return signed(manifest, keys);
}

function jsonOf(bytes: Uint8Array): { text: string; value: unknown } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, value: JSON.parse(text) };
  } catch (cause) {
    throw new BackupError("damaged", { cause });
  }
}
