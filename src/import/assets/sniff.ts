const signatures: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF87a"],
  ["image/gif", 0, "GIF89a"],
  ["image/webp", 8, "WEBP"],
  ["audio/wav", 8, "WAVE"],
  ["video/x-msvideo", 8, "AVI "],
  ["image/avif", 4, "ftypavif"],
  ["image/avif", 4, "ftypavis"],
  ["image/heic", 4, "ftypheic"],
  ["image/heic", 4, "ftypheix"],
  ["image/heif", 4, "ftypmif1"],
  ["audio/mp4", 4, "ftypM4A"],
  ["video/quicktime", 4, "ftypqt"],
  ["video/mp4", 4, "ftyp"],
  ["image/bmp", 0, "BM"],
  ["image/tiff", 0, "II*\0"],
  ["image/tiff", 0, "MM\0*"],
  ["image/x-icon", 0, "\0\0\x01\0"],
  ["application/pdf", 0, "%PDF-"],
  ["application/zip", 0, "PK\x03\x04"],
  ["application/gzip", 0, "\x1f\x8b"],
  ["audio/ogg", 0, "OggS"],
  ["audio/flac", 0, "fLaC"],
  ["audio/mpeg", 0, "ID3"],
  ["audio/mpeg", 0, "\xff\xfb"],
  ["audio/mpeg", 0, "\xff\xf3"],
  ["video/webm", 0, "\x1a\x45\xdf\xa3"],
  ["application/rtf", 0, "{\\rtf"],
];

/**
 * The MIME type that a file's first bytes show (32 are enough for all but texts), or `undefined`. Exports give files names
 * without endings (`.dat`), and what a file says of itself is not to be trusted.
 */
export function sniffType(head: Uint8Array): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, 64));
  const found = signatures.find(([, at, bytes]) => start.startsWith(bytes, at));
  if (found) return found[0];
  if (/^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/i.test(start)) return "image/svg+xml";
  return undefined;
}
