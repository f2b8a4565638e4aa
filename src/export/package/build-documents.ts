import type { Conversation } from "../../conversation/model.ts";
import { archiveJson } from "../archive-json.ts";
import { type BuiltFile, type ExportRun, type ExportSource, eachThread } from "../each-thread.ts";
import { shownTime } from "../message-heading.ts";
import type { ExportOptions } from "../options.ts";
import { layoutOf } from "../presets/presets.ts";
import type { SelectedThread } from "../select-messages.ts";
import { styleOf } from "../style/markdown-style.ts";
import { zipWriter } from "../zip.ts";
import type { DocumentFormat } from "./document-format.ts";
import { nameOfMany, nameOfOne, namesInZip } from "./export-names.ts";
import { type IndexRow, indexPage, indexRow } from "./index-page.ts";
import { addText, seenFrom, zipAssets } from "./zip-files.ts";

/** Whether a file for each conversation becomes a ZIP even where there is only one. */
export function isPackaged(options: ExportOptions): boolean {
  const canHave = options.format === "markdown" || options.format === "html";
  return options.format === "zip" || (canHave && styleOf(options).images === "files");
}

/**
 * A file for each conversation: one by itself, or a ZIP of several, with images and files where these are wanted. Format
 * `zip` also holds archive.json and README.txt.
 */
export async function buildDocuments(
  source: ExportSource,
  options: ExportOptions,
  run: ExportRun,
  format: DocumentFormat,
): Promise<BuiltFile> {
  if (source.ids.length !== 1 || isPackaged(options)) return buildZip(source, options, run, format);
  const built: BuiltFile[] = [];
  await eachThread(source, options, run, (thread) => {
    const text = format.file(format.blocks(thread, {}));
    const name = nameOfOne(thread.conversation, options, run.say, format.extension);
    built.push({ name, blob: new Blob([text], { type: format.type }) });
  });
  const [file] = built;
  if (!file) throw new Error("nothing was read");
  return file;
}

async function buildZip(
  source: ExportSource,
  options: ExportOptions,
  run: ExportRun,
  format: DocumentFormat,
): Promise<BuiltFile> {
  const { say, now } = run;
  const zip = zipWriter();
  const nameOf = namesInZip(options, say);
  const assets = zipAssets(zip, layoutOf(options).assets, source, run);
  const archive = options.format === "zip" ? archiveEntry(run) : undefined;
  const withFiles = isPackaged(options) && styleOf(options).images === "files";
  const withIndex = options.index || (options.format === "html" && source.ids.length > 1);
  const rows: IndexRow[] = [];
  let only: Conversation | undefined;
  await eachThread(source, options, run, async (thread) => {
    if (withFiles) await assets.add(thread);
    const name = nameOf(thread.conversation, format.extension);
    const place = withFiles ? { fileOf: seenFrom(name, assets.fileOf) } : {};
    addText(zip, name, format.file(format.blocks(thread, place)), dateOf(thread));
    archive?.add(thread, name);
    if (withIndex) rows.push(indexRow(thread.conversation, name));
    only = thread.conversation;
  });
  archive?.end();
  if (withIndex) addText(zip, "index.html", indexPage(rows, run), now);
  if (options.format === "zip") addText(zip, "README.txt", readme(options, run), now);
  const isOne = isPackaged(options) && source.ids.length === 1 && only;
  return {
    name: isOne ? fileNameOf(nameOfOne(isOne, options, say, "zip")) : nameOfMany(now, "zip"),
    blob: zip.finish(),
  };

  function archiveEntry({ generator }: ExportRun) {
    const json = archiveJson({ generator, exported: now });
    const entry = zip.entry("archive.json", now);
    entry.write(encoder.encode(json.head));
    return {
      add: (thread: SelectedThread, name: string) => entry.write(encoder.encode(json.conversation(thread, name))),
      end() {
        entry.write(encoder.encode(json.end(assets.fileOf)));
        entry.end();
      },
    };
  }
}

const encoder = new TextEncoder();

/** A ZIP of one conversation lies at the top of the downloads; its folders are inside it. */
function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

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
