import type { AssetRef } from "../../conversation/model.ts";
import { archiveJson } from "../archive-json.ts";
import type { ExportRun, ExportSource, Unread } from "../each-thread.ts";
import { shownTime } from "../message-heading.ts";
import type { ExportOptions } from "../options.ts";
import { layoutOf } from "../presets/presets.ts";
import type { SelectedThread } from "../select-messages.ts";
import { styleOf } from "../style/markdown-style.ts";
import { isSomethingUnread, oneLine, unreadText } from "../unread-text.ts";
import { type ZipWriter, zipWriter } from "../zip.ts";
import type { DocumentFormat } from "./document-format.ts";
import { namesInZip, unreadName } from "./export-names.ts";
import { type IndexRow, indexPage, indexRow } from "./index-page.ts";
import { addText, seenFrom, type ZipAssets, zipAssets } from "./zip-files.ts";

/** A ZIP with a file for each conversation, in the making. */
export interface ZipPackage {
  add(thread: SelectedThread): Promise<void>;
  /** Puts an image or file in by itself. */
  addAsset(asset: AssetRef, bytes: Uint8Array<ArrayBuffer>, date: Date): void;
  /** Bytes so far, without the directory at its end. */
  size(): number;
  /** The whole file. */
  finish(): Blob;
}

/** Whether a file for each conversation becomes a ZIP even where there is only one. */
export function isPackaged(options: ExportOptions): boolean {
  const canHave = options.format === "markdown" || options.format === "html";
  return options.format === "zip" || (canHave && styleOf(options).images === "files");
}

/** Images and files are in it where they are wanted; format `zip` also has archive.json and README.txt. */
export function zipPackage(
  source: Pick<ExportSource, "ids" | "readAsset" | "liesElsewhere" | "unread">,
  options: ExportOptions,
  run: ExportRun,
  format: DocumentFormat,
): ZipPackage {
  const { say, now } = run;
  const { unread } = source;
  const zip = zipWriter();
  const nameOf = namesInZip(options, say);
  const assets = zipAssets(zip, layoutOf(options).assets, source, run);
  const archive = options.format === "zip" ? archiveEntry(zip, assets, run) : undefined;
  const withFiles = isPackaged(options) && styleOf(options).images === "files";
  const withIndex = options.index || (options.format === "html" && source.ids.length > 1);
  const rows: IndexRow[] = [];
  return {
    async add(thread) {
      if (withFiles) await assets.add(thread);
      const name = nameOf(thread.conversation, format.extension);
      const place = withFiles ? { fileOf: seenFrom(name, assets.fileOf) } : {};
      addText(zip, name, format.file(format.blocks(thread, place)), dateOf(thread));
      archive?.add(thread, name);
      if (withIndex) rows.push(indexRow(thread.conversation, name));
    },
    addAsset: assets.put,
    size: () => zip.size() + (archive?.size() ?? 0),
    finish() {
      archive?.end(unread);
      if (withIndex) addText(zip, "index.html", indexPage(rows, run), now);
      if (options.format === "zip") addText(zip, "README.txt", readme(options, run), now);
      addUnread(zip, unread, run);
      return zip.finish();
    },
  };
}

/** archive.json, written conversation by conversation. */
function archiveEntry(zip: ZipWriter, assets: ZipAssets, { generator, now }: ExportRun) {
  const json = archiveJson({ generator, exported: now });
  const entry = zip.entry("archive.json", now);
  let size = 0;
  const write = (text: string) => {
    const bytes = encoder.encode(text);
    size += bytes.length;
    entry.write(bytes);
  };
  write(json.head);
  return {
    add: (thread: SelectedThread, name: string) => write(json.conversation(thread, name)),
    size: () => size,
    end(unread: Unread | undefined) {
      write(json.end(assets.fileOf, unread?.chats));
      entry.end();
    },
  };
}

/** A file that says what could not be read, if anything could not. */
export function addUnread(zip: ZipWriter, unread: Unread | undefined, { say, now }: ExportRun): void {
  if (isSomethingUnread(unread)) addText(zip, unreadName, `${unreadText(unread, say, oneLine)}\n`, now);
}

const encoder = new TextEncoder();

function dateOf({ conversation }: SelectedThread): Date {
  return new Date(conversation.updated.at);
}

function readme({ index }: ExportOptions, { say, now }: ExportRun): string {
  const lines = [
    say("export_readme_what", shownTime(now.toISOString())),
    say("export_readme_files"),
    say("export_readme_archive"),
    ...(index ? [say("export_readme_index")] : []),
  ];
  return `${lines.join("\n\n")}\n`;
}
