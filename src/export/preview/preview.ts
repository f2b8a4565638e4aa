import type { Thread } from "../../conversation/model.ts";
import { assetsOf } from "../archive-json.ts";
import { assetPath } from "../asset-names.ts";
import type { ExportRun } from "../each-thread.ts";
import type { StreamFormat } from "../formats/stream-format.ts";
import { type ExportOptions, isMerged } from "../options.ts";
import { mergedPrefix } from "../package/build-merged.ts";
import { streamFormat, streamName } from "../package/build-stream.ts";
import { type DocumentFormat, documentFormat } from "../package/document-format.ts";
import { nameOfMany, nameOfOne, namesInZip } from "../package/export-names.ts";
import { seenFrom } from "../package/zip-files.ts";
import { isPackaged } from "../package/zip-package.ts";
import { layoutOf, limitsOf, notebookSources } from "../presets/presets.ts";
import { type SelectedThread, selectIn } from "../select-messages.ts";
import { styleOf } from "../style/markdown-style.ts";
import { type Counting, charactersOf, sizes } from "./estimate.ts";

export interface PreviewFile {
  /** Path in the ZIP, or name of the file itself. */
  name: string;
  bytes: number;
  /** The size is known from what others of its kind take. */
  isEstimated: boolean;
}

/** What an export will give. */
export interface ExportPreview {
  /** Name of the file in the downloads folder. */
  fileName: string;
  /** The texts in it (a ZIP), or the file itself; images, and what a ZIP has besides, are not among them. */
  files: PreviewFile[];
  /** Images and files that lie beside the texts, as far as the archive has them. */
  assets: { count: number; bytes: number };
  /** How the first file begins. */
  beginning: { name: string; text: string };
  /** More files than a free account of NotebookLM takes as sources. */
  hasTooManySources: boolean;
}

export interface PreviewLimits {
  /** Conversations that are written to know their size; those after them are estimated. */
  exact?: number;
  /** Characters that are written at most of texts for people: a page is to do it between two of its pictures. */
  most?: number;
  /** Characters of the first file to give. */
  characters?: number;
  /** About how many characters a conversation holds whose messages were not read; `undefined` where they were. */
  unread?(thread: Thread): number | undefined;
}

/**
 * What an export of these conversations would be called and hold, how large it would be, and how it would begin, with no
 * more than the first few of them written.
 */
export function previewExport(
  threads: readonly Thread[],
  options: ExportOptions,
  run: Pick<ExportRun, "say" | "generator" | "now">,
  { exact = 3, most = 12_000, characters = 4000, unread }: PreviewLimits = {},
): ExportPreview {
  const charactersIn = (thread: Thread) => unread?.(thread) ?? charactersOf(thread);
  const counting = { exact, charactersIn, most };
  const chosen = threads.map((thread) => selectIn(thread, options.selection));
  const stream = streamFormat(options, run);
  const preview = stream
    ? // Quickly written, and a beginning would tell of another whole.
      previewStream(chosen, options, run, { ...counting, most: Number.POSITIVE_INFINITY }, stream)
    : previewDocuments(chosen, options, run, counting, documentFormat(options, run.say));
  const hasTooManySources = options.preset === "notebooklm" && preview.files.length > notebookSources;
  return { ...preview, beginning: cut(preview.beginning, characters), hasTooManySources };
}

type Run = Pick<ExportRun, "say" | "generator" | "now">;
type Draft = Omit<ExportPreview, "hasTooManySources">;

function cut({ name, text }: ExportPreview["beginning"], characters: number): ExportPreview["beginning"] {
  return { name, text: text.slice(0, characters).replace(/[\uD800-\uDBFF]$/, "") };
}

function previewStream(
  threads: readonly SelectedThread[],
  options: ExportOptions,
  run: Run,
  counting: Counting,
  format: StreamFormat,
): Draft {
  const [only] = threads;
  const fileName = streamName(format, threads.length === 1 ? only?.conversation : undefined, options, run);
  let text = format.head;
  const each = sizes(threads, counting, (thread) => {
    const piece = format.conversation(thread);
    text += piece;
    return piece;
  });
  const whole = { bytes: format.head.length + sum(each) + format.end().length, isEstimated: each.some(isEstimate) };
  return {
    fileName,
    files: [{ name: fileName, ...whole }],
    assets: { count: 0, bytes: 0 },
    beginning: { name: fileName, text },
  };
}

function previewDocuments(
  threads: readonly SelectedThread[],
  options: ExportOptions,
  run: Run,
  counting: Counting,
  format: DocumentFormat,
): Draft {
  const { say, now } = run;
  const merged = isMerged(options);
  const withFiles = isPackaged(options) && styleOf(options).images === "files";
  const nameOf = namesInZip(options, say);
  const names = threads.map(({ conversation }) => nameOf(conversation, format.extension));
  const { assets: folder } = layoutOf(options);
  const texts: string[] = [];
  const each = sizes(threads, counting, (thread) => {
    const path = merged ? "" : (names[texts.length] ?? "");
    const place = withFiles ? { fileOf: seenFrom(path, (asset) => assetPath(asset, folder)) } : {};
    const text = format.file(
      format.blocks(thread, { ...place, labelPrefix: merged ? mergedPrefix(texts.length, threads.length) : "" }),
    );
    texts.push(text);
    return text;
  });
  const assets = withFiles ? assetSum(threads) : { count: 0, bytes: 0 };
  if (merged) return mergedDraft(each, texts, assets, options, run, format);
  const [first] = threads;
  if (first && threads.length === 1 && !isPackaged(options)) {
    const name = nameOfOne(first.conversation, options, say, format.extension);
    return {
      fileName: name,
      files: each.map((size) => ({ name, ...size })),
      assets,
      beginning: { name, text: texts[0] ?? "" },
    };
  }
  const isOne = isPackaged(options) && threads.length === 1 && first;
  const fileName = isOne
    ? nameOfOne(isOne.conversation, options, say, "zip").replace(/^.*\//, "")
    : nameOfMany(now, "zip");
  const files = each.map((size, index) => ({ name: names[index] ?? "", ...size }));
  return { fileName, files, assets, beginning: { name: names[0] ?? "", text: texts[0] ?? "" } };
}

/** Merged files are filled by bytes here, for words are counted only when they are written: about six bytes each. */
function mergedDraft(
  each: readonly { bytes: number; isEstimated: boolean }[],
  texts: readonly string[],
  assets: Draft["assets"],
  options: ExportOptions,
  { now }: Run,
  format: DocumentFormat,
): Draft {
  const limits = limitsOf(options);
  const room = limits ? Math.min(limits.bytes, limits.words * 6) : Number.MAX_SAFE_INTEGER;
  const bytes = sum(each);
  const count = Math.max(1, Math.ceil(bytes / room));
  const isPlain = count === 1 && !isPackaged(options);
  const single = nameOfMany(now, format.extension);
  const numbered = (index: number) =>
    single.replace(/(?=\.\w+$)/, ` ${String(index + 1).padStart(String(count).length, "0")}`);
  const files = Array.from({ length: count }, (_, index) => ({
    name: count === 1 ? single : numbered(index),
    bytes: Math.min(room, bytes - index * room),
    isEstimated: count > 1 || each.some(isEstimate),
  }));
  return {
    fileName: isPlain ? single : nameOfMany(now, "zip"),
    files,
    assets,
    beginning: { name: files[0]?.name ?? single, text: texts.map((text) => text.trimEnd()).join(format.between) },
  };
}

function assetSum(threads: readonly Thread[]): ExportPreview["assets"] {
  const assets = new Map(threads.flatMap(assetsOf).map(({ sha256, size }) => [sha256, size]));
  return { count: assets.size, bytes: [...assets.values()].reduce((all, size) => all + size, 0) };
}

function sum(each: readonly { bytes: number }[]): number {
  return each.reduce((all, { bytes }) => all + bytes, 0);
}

function isEstimate({ isEstimated }: { isEstimated: boolean }): boolean {
  return isEstimated;
}
