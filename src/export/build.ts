import type { AssetRef, Sha256, Thread } from "../conversation/model.ts";
import { archiveJson, assetsOf } from "./archive-json.ts";
import { assetPath } from "./asset-names.ts";
import { fileStem, type NameClaim, uniqueNames } from "./file-names.ts";
import { threadToMarkdown } from "./markdown.ts";
import { shownTime } from "./message-heading.ts";
import type { Say } from "./texts.ts";
import { type ZipWriter, zipWriter } from "./zip.ts";

/** Where an export reads from: one conversation and one asset at a time, so that memory does not grow with their number. */
export interface ExportSource {
  ids: readonly string[];
  /** `undefined` for a conversation that is gone. */
  readThread(id: string): Promise<Thread | undefined>;
  /** `undefined` for bytes that are not there. */
  readAsset(sha256: Sha256): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

export interface ExportOptions {
  say: Say;
  /** Name and version of the program, for archive.json. */
  generator: string;
  now: Date;
  signal?: AbortSignal;
  /** Called after each conversation. */
  progress?(done: number, total: number): void;
}

export interface BuiltFile {
  name: string;
  blob: Blob;
}

/** There was no conversation left to export. */
export class NothingToExport extends Error {
  override readonly name = "NothingToExport";
}

/**
 * Markdown: one `.md` for one conversation, a ZIP of `.md` for several. Images and files are not in it.
 * @throws NothingToExport; the signal's reason when it aborts
 */
export async function buildMarkdown(source: ExportSource, options: ExportOptions): Promise<BuiltFile> {
  const [only] = source.ids;
  if (only === undefined || source.ids.length > 1) return buildZipOfMarkdown(source, options);
  const thread = await source.readThread(only);
  options.signal?.throwIfAborted();
  if (!thread) throw new NothingToExport();
  const text = threadToMarkdown(thread, options);
  options.progress?.(1, 1);
  const name = uniqueNames()(stemOf(thread, options.say), "md");
  // An honest type: Chromium renames Markdown sent as plain text to .txt.
  return { name, blob: new Blob([text], { type: "text/markdown" }) };
}

async function buildZipOfMarkdown(source: ExportSource, options: ExportOptions): Promise<BuiltFile> {
  const zip = zipWriter();
  const claim = uniqueNames();
  await eachThread(source, options, async (thread) => {
    addText(zip, nameIn(claim, thread, options), threadToMarkdown(thread, options), dateOf(thread));
  });
  return { name: zipName(options), blob: zip.finish() };
}

/**
 * ZIP: a `.md` for each conversation, images and files in `assets/`, archive.json, README.txt.
 * @throws NothingToExport; the signal's reason when it aborts
 */
export async function buildZip(source: ExportSource, options: ExportOptions): Promise<BuiltFile> {
  const { say, now } = options;
  const zip = zipWriter();
  const claim = uniqueNames();
  const saved = new Map<Sha256, string>();
  const fileOf = (asset: AssetRef) => saved.get(asset.sha256);
  const archive = archiveJson({ generator: options.generator, exported: now });
  const archiveEntry = zip.entry("archive.json", now);
  archiveEntry.write(encoder.encode(archive.head));
  let only: Thread | undefined;
  await eachThread(source, options, async (thread) => {
    await addAssets(zip, thread, saved, source, options.signal);
    const name = nameIn(claim, thread, options);
    addText(zip, name, threadToMarkdown(thread, { say, fileOf }), dateOf(thread));
    archiveEntry.write(encoder.encode(archive.conversation(thread, name)));
    only = thread;
  });
  archiveEntry.write(encoder.encode(archive.end(fileOf)));
  archiveEntry.end();
  addText(zip, "README.txt", readme(options), now);
  const name = source.ids.length === 1 && only ? uniqueNames()(stemOf(only, say), "zip") : zipName(options);
  return { name, blob: zip.finish() };
}

const encoder = new TextEncoder();

/** Reads the conversations one after the other and gives each to `use`. */
async function eachThread(
  { ids, readThread }: ExportSource,
  { signal, progress }: ExportOptions,
  use: (thread: Thread) => Promise<void>,
): Promise<void> {
  let found = 0;
  for (const [index, id] of ids.entries()) {
    signal?.throwIfAborted();
    const thread = await readThread(id);
    if (thread) {
      await use(thread);
      found += 1;
    }
    progress?.(index + 1, ids.length);
  }
  signal?.throwIfAborted();
  if (found === 0) throw new NothingToExport();
}

async function addAssets(
  zip: ZipWriter,
  thread: Thread,
  saved: Map<Sha256, string>,
  { readAsset }: ExportSource,
  signal?: AbortSignal,
): Promise<void> {
  for (const asset of assetsOf(thread)) {
    if (saved.has(asset.sha256)) continue;
    signal?.throwIfAborted();
    const bytes = await readAsset(asset.sha256);
    if (!bytes) continue;
    const path = assetPath(asset);
    const entry = zip.entry(path, new Date(thread.conversation.lastCaptured));
    entry.write(bytes);
    entry.end();
    saved.set(asset.sha256, path);
  }
}

function addText(zip: ZipWriter, name: string, text: string, date: Date): void {
  const entry = zip.entry(name, date);
  entry.write(encoder.encode(text));
  entry.end();
}

function nameIn(claim: NameClaim, thread: Thread, { say }: ExportOptions): string {
  return claim(stemOf(thread, say), "md");
}

/** File name of a conversation without extension; an untitled one gets the end of its id to tell it from others. */
function stemOf({ conversation }: Thread, say: Say): string {
  const fallback = `${say("export_untitled")} ${conversation.id.replace(/[^A-Za-z0-9]/g, "").slice(-8)}`;
  return fileStem(conversation.title, fileStem(fallback, "conversation"));
}

function zipName({ now }: ExportOptions): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `Convokeep ${day.join("-")}.zip`;
}

function dateOf({ conversation }: Thread): Date {
  return new Date(conversation.updated.at);
}

function readme({ say, now }: ExportOptions): string {
  const lines = [
    say("export_readme_what", shownTime(now.toISOString())),
    say("export_readme_files"),
    say("export_readme_archive"),
  ];
  return `${lines.join("\n\n")}\n`;
}
