import { createRedactor } from "../redact/redactor.ts";
import { type BuiltFile, type ExportRun, type ExportSource, NothingToExport } from "./each-thread.ts";
import { type ExportOptions, isMerged, parseExportOptions } from "./options.ts";
import { buildDocuments } from "./package/build-documents.ts";
import { buildMerged } from "./package/build-merged.ts";
import { buildStream, streamFormat } from "./package/build-stream.ts";
import { documentFormat } from "./package/document-format.ts";
import { redactedSource } from "./redacted-source.ts";

/**
 * Builds the file of an export.
 * @throws NothingToExport; the signal's reason when it aborts
 */
export function buildExport(source: ExportSource, options: ExportOptions, run: ExportRun): Promise<BuiltFile> {
  const { redact, ...rest } = options;
  if (redact) {
    const hidden = redactedSource(source, options.selection, createRedactor(redact));
    return buildExport(hidden, { ...rest, selection: {} }, run);
  }
  const stream = streamFormat(options, run);
  if (stream) return buildStream(source, options, run, stream);
  const format = documentFormat(options, run.say);
  return (isMerged(options) ? buildMerged : buildDocuments)(source, options, run, format);
}

/**
 * Markdown: one `.md` for one conversation, a ZIP of `.md` for several. Images and files are not in it.
 * @throws NothingToExport; the signal's reason when it aborts
 */
export function buildMarkdown(source: ExportSource, run: ExportRun): Promise<BuiltFile> {
  return buildExport(source, parseExportOptions({ format: "markdown" }), run);
}

/**
 * ZIP: a `.md` for each conversation, images and files in `assets/`, archive.json, README.txt.
 * @throws NothingToExport; the signal's reason when it aborts
 */
export function buildZip(source: ExportSource, run: ExportRun): Promise<BuiltFile> {
  return buildExport(source, parseExportOptions({ format: "zip" }), run);
}

export { type BuiltFile, type ExportRun, type ExportSource, NothingToExport };
