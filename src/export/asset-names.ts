import type { AssetRef } from "../conversation/model.ts";

const extensions: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/svg+xml": "svg",
  "image/bmp": "bmp",
  "image/x-icon": "ico",
  "image/vnd.microsoft.icon": "ico",
  "application/pdf": "pdf",
  "text/plain": "txt",
  "text/csv": "csv",
  "text/markdown": "md",
  "application/json": "json",
  "application/zip": "zip",
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "video/mp4": "mp4",
  "video/webm": "webm",
};

/** Folder of images and files in a ZIP. */
export const assetFolder = "assets";

/** Extension for a MIME type, `bin` for one we do not know. */
export function extensionOf(type: string): string {
  const plain = type.split(";")[0]?.trim().toLowerCase() ?? "";
  return Object.hasOwn(extensions, plain) ? (extensions[plain] ?? "bin") : "bin";
}

/** Path of an asset in a ZIP: the start of its hash is name enough, and the same wherever the asset is used. */
export function assetPath({ sha256, type }: AssetRef, folder = assetFolder): string {
  return `${folder}/${sha256.slice(0, 32)}.${extensionOf(type)}`;
}
