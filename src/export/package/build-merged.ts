import { type BuiltFile, type ExportRun, type ExportSource, eachThread, type Unread } from "../each-thread.ts";
import { inlineText } from "../inline-text.ts";
import type { ExportOptions } from "../options.ts";
import { partList } from "../part-list.ts";
import { type FileLimits, layoutOf, limitsOf } from "../presets/presets.ts";
import { isSomethingUnread, oneLine, unreadText } from "../unread-text.ts";
import { zipWriter } from "../zip.ts";
import type { DocumentFormat } from "./document-format.ts";
import { nameOfMany } from "./export-names.ts";
import { fits, sizeOf, splitToFit } from "./split-text.ts";
import { addBlob, zipAssets } from "./zip-files.ts";
import { isPackaged } from "./zip-package.ts";

/** All conversations in one file, or in as few as a preset's limits allow; a ZIP where there are several, or images beside. */
export async function buildMerged(
  source: ExportSource,
  options: ExportOptions,
  run: ExportRun,
  format: DocumentFormat,
): Promise<BuiltFile> {
  const zip = zipWriter();
  const withFiles = isPackaged(options);
  const assets = zipAssets(zip, layoutOf(options).assets, source, run);
  const files = mergedFiles(format, limitsOf(options));
  let count = 0;
  await eachThread(source, options, run, async (thread) => {
    count += 1;
    if (withFiles) await assets.add(thread);
    const place = withFiles ? { fileOf: assets.fileOf } : {};
    files.add(format.blocks(thread, { ...place, labelPrefix: mergedPrefix(count - 1, source.ids.length) }));
  });
  if (isSomethingUnread(source.unread)) files.add(unreadBlocks(source.unread, format, run));
  const blobs = files.end();
  const [only] = blobs;
  if (only && blobs.length === 1 && !withFiles) return { name: nameOfMany(run.now, format.extension), blob: only };
  const width = String(blobs.length).length;
  for (const [index, blob] of blobs.entries()) {
    const number = blobs.length === 1 ? "" : ` ${String(index + 1).padStart(width, "0")}`;
    await addBlob(zip, nameOfMany(run.now, format.extension).replace(/(?=\.\w+$)/, number), blob, run.now);
  }
  return { name: nameOfMany(run.now, "zip"), blob: zip.finish() };
}

/** What could not be read, as a last chapter. */
function unreadBlocks(unread: Unread, { extension }: DocumentFormat, { say }: ExportRun): string[] {
  return [unreadText(unread, say, extension === "md" ? inlineText : oneLine)];
}

/** What stands before the footnote labels of the conversation at this place, so that no two share a label. */
export function mergedPrefix(place: number, conversations: number): string {
  return conversations > 1 ? `c${place + 1}-` : "";
}

/** Texts in the making of which each holds several conversations. */
export interface MergedFiles {
  add(blocks: readonly string[]): void;
  end(): Blob[];
}

/** Fills one file after the other. A conversation lies in one of them, but for one that is too large for any. */
export function mergedFiles(format: DocumentFormat, limits: FileLimits | undefined): MergedFiles {
  const done: Blob[] = [];
  let current = partList();
  let size: FileLimits = { words: 0, bytes: 0 };
  const close = () => {
    if (current.size() > 0) {
      current.add(encoder.encode("\n"));
      done.push(new Blob(current.parts(), { type: format.type }));
    }
    current = partList();
    size = { words: 0, bytes: 0 };
  };
  const write = (text: string) => {
    const own = limits ? sizeOf(text) : { words: 0, bytes: 0 };
    const between = current.size() === 0 ? "" : format.between;
    const joined = { words: size.words + own.words + 1, bytes: size.bytes + own.bytes + between.length };
    if (limits && current.size() > 0 && !fits(joined, limits)) {
      close();
      write(text);
      return;
    }
    current.add(encoder.encode(between + text));
    size = joined;
  };
  return {
    add(blocks) {
      const text = format.file(blocks);
      if (!limits || fits(sizeOf(text), limits)) return write(text.trimEnd());
      for (const piece of splitToFit(blocks, limits)) write(piece);
    },
    end() {
      close();
      return done;
    },
  };
}

const encoder = new TextEncoder();
