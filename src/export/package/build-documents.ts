import type { Conversation } from "../../conversation/model.ts";
import { type BuiltFile, type ExportRun, type ExportSource, eachThread } from "../each-thread.ts";
import type { ExportOptions } from "../options.ts";
import type { DocumentFormat } from "./document-format.ts";
import { nameOfMany, nameOfOne } from "./export-names.ts";
import { isPackaged, zipPackage } from "./zip-package.ts";

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
  const filling = zipPackage(source, options, run, format);
  let only: Conversation | undefined;
  await eachThread(source, options, run, async (thread) => {
    await filling.add(thread);
    only = thread.conversation;
  });
  const isOne = isPackaged(options) && source.ids.length === 1 && only;
  return {
    name: isOne ? fileNameOf(nameOfOne(isOne, options, run.say, "zip")) : nameOfMany(run.now, "zip"),
    blob: filling.finish(),
  };
}

/** A ZIP of one conversation lies at the top of the downloads; its folders are inside it. */
function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
