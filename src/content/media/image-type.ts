/** First bytes by type (PNG, JPEG, GIF, WebP, AVIF, BMP signatures as their formats define them), `?` for any byte. */
const signatures: readonly [string, string][] = [
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["image/gif", "GIF8"],
  ["image/webp", "RIFF????WEBP"],
  ["image/avif", "????ftypavif"],
  ["image/bmp", "BM"],
];

/**
 * MIME type of an image's bytes: what they say themselves, else what the server said; `undefined` for no image (a
 * server may answer an image's address with a page that says "sign in").
 */
export async function imageType(bytes: Blob): Promise<string | undefined> {
  const head = new Uint8Array(await bytes.slice(0, 12).arrayBuffer());
  const own = signatures.find(([, signature]) => startsWith(head, signature))?.[0];
  const said = bytes.type.split(";")[0]?.trim().toLowerCase() ?? "";
  return own ?? (/^image\/[\w.+-]+$/.test(said) ? said : undefined);
}

function startsWith(head: Uint8Array, signature: string): boolean {
  return [...signature].every((char, at) => char === "?" || head[at] === char.charCodeAt(0));
}
