// Turns an archive of Convokeep into a folder of Markdown files.
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync } from "node:fs";
import { mkdir, open, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { splitArchive } from "./json.mjs";
import { conversationToMarkdown, titleOf } from "./markdown.mjs";
import { fileNames } from "./names.mjs";
import { Refusal } from "./refusal.mjs";
import { entryBytes, readDirectory } from "./zip.mjs";

const known = 1;

/** What is read: the bytes of the archive, and those of its images and files. */
async function openSource(path) {
  const file = await open(path).catch(() => {
    throw new Refusal(`There is no file "${path}" that can be read.`);
  });
  const head = Buffer.alloc(4);
  await file.read(head, 0, 4, 0);
  if (head.toString("latin1", 0, 2) !== "PK") {
    await file.close();
    return {
      chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }),
      close: async () => {},
      assetOf: () => undefined,
    };
  }
  try {
    return await zipSource(file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function zipSource(file) {
  const entries = await readDirectory(file);
  const archive = [...entries.values()]
    .filter(({ name }) => basename(name) === "archive.json")
    .sort((a, b) => a.name.length - b.name.length)[0];
  if (!archive) throw new Refusal("There is no archive.json in this ZIP file: it is no archive of Convokeep.");
  const byHash = new Map();
  for (const entry of entries.values()) {
    const [digits] = /^[0-9a-f]{32}/.exec(basename(entry.name)) ?? [];
    if (digits) byHash.set(digits, entry);
  }
  return {
    chunks: () => entryBytes(file, archive),
    close: () => file.close(),
    assetOf: (sha256) => byHash.get(sha256.slice(0, 32)),
    bytes: (entry) => entryBytes(file, entry),
  };
}

function assetsOf({ messages }) {
  const parts = (Array.isArray(messages) ? messages : []).flatMap((message) => [
    ...(Array.isArray(message?.parts) ? message.parts : []),
    ...(Array.isArray(message?.versions) ? message.versions : []).flatMap((version) => version?.parts ?? []),
  ]);
  return parts.map((part) => part?.asset?.sha256).filter((sha256) => /^[0-9a-f]{64}$/.test(sha256 ?? ""));
}

/** Writes images and files, each once, and knows their paths as seen from the Markdown files. */
function assetWriter(source, folder) {
  const paths = new Map();
  return {
    pathOf: (sha256) => paths.get(sha256),
    async write(sha256) {
      const entry = paths.has(sha256) ? undefined : source.assetOf(sha256);
      if (!entry) return;
      const path = `assets/${sha256.slice(0, 32)}${extname(entry.name)
        .replace(/[^.\w]/g, "")
        .slice(0, 10)}`;
      await mkdir(join(folder, "assets"), { recursive: true });
      if ((await writeBytes(join(folder, path), source.bytes(entry))) !== sha256) {
        throw new Refusal(`The archive is damaged: "${entry.name}" is another file than it names.`);
      }
      paths.set(sha256, path);
    },
  };
}

/** Gives the SHA-256 of what was written. */
async function writeBytes(path, chunks) {
  const hash = createHash("sha256");
  const file = await open(path, "w");
  try {
    for await (const bytes of chunks) {
      hash.update(bytes);
      await file.writeFile(bytes);
    }
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

/** Writes everything into an empty folder; gives how many conversations. @throws Refusal */
async function convert(source, folder) {
  const nameOf = fileNames();
  const assets = assetWriter(source, folder);
  let [count, passed] = [0, 0];
  for await (const { conversation, head, whole } of splitArchive(source.chunks())) {
    const isLine = isThread(whole);
    if (!isLine) checkHead(head ?? whole);
    if (whole && !isLine) continue;
    const thread = conversation ?? whole;
    if (isThread(thread)) {
      for (const sha256 of assetsOf(thread)) await assets.write(sha256);
      await writeFile(join(folder, nameOf(titleOf(thread), ".md")), conversationToMarkdown(thread, assets.pathOf));
      count += 1;
    } else passed += 1;
  }
  if (count === 0) throw new Refusal("There is no conversation in this file.");
  return { count, passed };
}

function isThread(value) {
  return Boolean(value?.conversation && typeof value.conversation === "object" && Array.isArray(value.messages));
}

function checkHead({ format, version, conversation, parts }) {
  if (conversation && parts)
    throw new Refusal("This file has a line for each message; lines of conversations can be read.");
  if (format !== "convokeep-archive") throw new Refusal("This is no archive of Convokeep: it does not begin like one.");
  if (version > known)
    throw new Refusal("A newer version of Convokeep wrote this archive: a newer version of this program reads it.");
}

/**
 * Reads a ZIP, an archive.json or JSON lines of conversations, and writes a Markdown file for each conversation, with images
 * and files in `assets/`. Whole or not at all: of what is refused nothing is left behind.
 * @returns how many conversations were written, and how many entries were none
 * @throws Refusal
 */
export async function readArchive(from, folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Refusal(`There is something in "${folder}" already: choose another folder with --to.`);
  }
  const source = await openSource(from);
  const making = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  try {
    await mkdir(making, { recursive: true });
    const result = await convert(source, making);
    if (existsSync(folder)) await rmdir(folder);
    await rename(making, folder);
    return result;
  } finally {
    await source.close();
    await rm(making, { recursive: true, force: true });
  }
}
