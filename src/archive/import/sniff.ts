/** First bytes by which types are known, as Latin-1 text from a place on (WHATWG MIME Sniffing, 2026). */
const signs: readonly [type: string, ...[at: number, bytes: string][]][] = [
  ["image/png", [0, "\x89PNG\r\n\x1a\n"]],
  ["image/jpeg", [0, "\xff\xd8\xff"]],
  ["image/gif", [0, "GIF8"]],
  ["image/webp", [0, "RIFF"], [8, "WEBP"]],
  ["image/avif", [4, "ftypavif"]],
  ["image/heic", [4, "ftypheic"]],
  ["image/bmp", [0, "BM"]],
  ["audio/wav", [0, "RIFF"], [8, "WAVE"]],
  ["audio/mpeg", [0, "ID3"]],
  ["audio/mpeg", [0, "\xff\xfb"]],
  ["audio/ogg", [0, "OggS"]],
  ["audio/flac", [0, "fLaC"]],
  ["audio/mp4", [4, "ftypM4A"]],
  ["video/mp4", [4, "ftyp"]],
  ["video/webm", [0, "\x1a\x45\xdf\xa3"]],
  ["application/pdf", [0, "%PDF-"]],
  ["application/zip", [0, "PK\x03\x04"]],
  ["application/gzip", [0, "\x1f\x8b\x08"]],
];

/** MIME type of bytes by how they begin: what browsers show, text, or `application/octet-stream`. */
export function typeOf(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  const known = signs.find(([, ...marks]) => marks.every(([at, mark]) => head.startsWith(mark, at)));
  if (known) return known[0];
  if (/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<svg[\s>]/is.test(head)) return "image/svg+xml";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells binary data from text
  return bytes.length > 0 && !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(head) ? "text/plain" : "application/octet-stream";
}
