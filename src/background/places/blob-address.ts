import type { BlobAddress } from "../../backup/places/downloads.ts";
import { askOffscreen } from "../../messages/ask.ts";
import { putInParts } from "../../messages/transfer.ts";
import { closeIdleOffscreen, whereOffscreen, withOffscreen } from "../offscreen-document.ts";

// Decided when building: Chromium's worker makes no blob addresses, its offscreen document does.
const isFirefox = import.meta.env.MODE === "firefox";

/** Bytes of a message's part before they are base64. */
const pieceBytes = 3 * 1024 * 1024;

/** An address that the browser's downloads can read, in either browser. */
export const blobAddress: BlobAddress = (bytes, type) =>
  isFirefox ? ownAddress(bytes, type) : offscreenAddress(bytes, type);

const ownAddress: BlobAddress = async (bytes, type) => {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  return { address, release: async () => URL.revokeObjectURL(address) };
};

const offscreenAddress: BlobAddress = async (bytes, type) => {
  const pieces = {
    count: Math.max(1, Math.ceil(bytes.length / pieceBytes)),
    piece: (at: number) => base64(bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes)),
  };
  const { address } = await withOffscreen(() =>
    putInParts(
      pieces,
      (part) => askOffscreen("offscreen.blob", { ...part, type }),
      (answer) => ("address" in answer ? answer : undefined),
    ),
  );
  const release = async () => {
    await whereOffscreen(async () => {
      await askOffscreen("offscreen.blob.release", { address });
      await closeIdleOffscreen();
    });
  };
  return { address, release };
};

/** Far below what a function may take as arguments. */
const run = 32_768;

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += run) text += String.fromCharCode(...bytes.subarray(at, at + run));
  return btoa(text);
}
