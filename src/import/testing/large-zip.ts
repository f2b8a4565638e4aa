import { once } from "node:events";
import { closeSync, openSync, writeSync } from "node:fs";
import { createDeflateRaw } from "node:zlib";
import { crc32 } from "../../lib/crc32.ts";
import { syntheticExport } from "./synthetic-chatgpt.ts";
import { zipEnd, zipHeaders } from "./zip-bytes.ts";

const pictureBytes = 2 ** 20;

interface Writing {
  file: number;
  at: number;
  list: Uint8Array[];
}

/**
 * Writes a ZIP as ChatGPT exports it, without holding more than a piece of it.
 * @param jsonBytes of its `conversations.json`, unpacked
 * @param zipBytes of the whole, filled up with pictures
 * @returns how many conversations it has
 */
export async function writeLargeZip(path: string, seed: number, jsonBytes: number, zipBytes: number): Promise<number> {
  const writing: Writing = { file: openSync(path, "w"), at: 0, list: [] };
  try {
    const conversations = await writeJson(writing, seed, jsonBytes);
    writePictures(writing, zipBytes);
    const size = writing.list.reduce((sum, { length }) => sum + length, 0);
    const end = zipEnd({ count: writing.list.length, size, start: writing.at }, {}, writing.at + size);
    for (const piece of [...writing.list, ...end]) put(writing, piece);
    return conversations;
  } finally {
    closeSync(writing.file);
  }
}

function put(writing: Writing, bytes: Uint8Array): void {
  writeSync(writing.file, bytes, 0, bytes.length, writing.at);
  writing.at += bytes.length;
}

async function writeJson(writing: Writing, seed: number, bytes: number): Promise<number> {
  const entry = { name: "conversations.json", content: new Uint8Array(0), packed: new Uint8Array(0) };
  const place = writing.at;
  writing.at += zipHeaders(entry, place).local.length;
  const start = writing.at;
  const packer = createDeflateRaw({ level: 1 });
  packer.on("data", (piece: Uint8Array) => put(writing, piece));
  let crc = 0;
  let size = 0;
  const pieces = syntheticExport(seed, bytes);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) {
      packer.end();
      await once(packer, "end");
      const stated = { crc, size, packed: writing.at - start };
      const { local, listed } = zipHeaders({ ...entry, stated }, place);
      writeSync(writing.file, local, 0, local.length, place);
      writing.list.push(listed);
      return value;
    }
    crc = crc32(value, crc);
    size += value.length;
    if (!packer.write(value)) await once(packer, "drain");
  }
}

function writePictures(writing: Writing, upTo: number): void {
  const content = new Uint8Array(pictureBytes);
  for (let at = 0; at < content.length; at++) content[at] = (Math.imul(at + 1, 0x9e3779b1) >>> 13) & 255;
  const crc = crc32(content);
  for (let count = 0; writing.at < upTo; count++) {
    const name = `file-${String(count).padStart(24, "0")}.dat`;
    const { local, listed } = zipHeaders({ name, content, stored: true, stated: { crc } }, writing.at);
    put(writing, local);
    writing.list.push(listed);
  }
}
