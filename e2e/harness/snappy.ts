/** Takes a raw Snappy block out of its packing; `undefined` for bytes that are none. */
export function unsnapped(bytes: Uint8Array): Uint8Array | undefined {
  let at = 0;
  const next = () => bytes[at++] ?? 0;
  let length = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = next();
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (length === 0 || length > 256_000_000 || length > bytes.length * 64) return undefined;
  const out = new Uint8Array(length);
  let to = 0;
  while (at < bytes.length && to < length) {
    const tag = next();
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const count = size - 59;
        size = 0;
        for (let each = 0; each < count; each++) size += next() * 2 ** (8 * each);
      }
      size += 1;
      if (at + size > bytes.length || to + size > length) return undefined;
      out.set(bytes.subarray(at, at + size), to);
      at += size;
      to += size;
      continue;
    }
    const kind = tag & 3;
    const size = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const offset =
      kind === 1
        ? ((tag >> 5) << 8) | next()
        : kind === 2
          ? next() | (next() << 8)
          : next() + next() * 256 + next() * 65536 + next() * 16777216;
    if (offset === 0 || offset > to || to + size > length) return undefined;
    for (let each = 0; each < size; each++, to++) out[to] = out[to - offset] ?? 0;
  }
  return to === length ? out : undefined;
}
