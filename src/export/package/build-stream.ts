import type { Conversation } from "../../conversation/model.ts";
import { type BuiltFile, type ExportRun, type ExportSource, eachThread } from "../each-thread.ts";
import { chatgptFormat } from "../formats/chatgpt.ts";
import { csvFormat } from "../formats/csv.ts";
import { jsonFormat } from "../formats/json.ts";
import { jsonLines, messageLines } from "../formats/jsonl.ts";
import { openWebuiFormat } from "../formats/openwebui.ts";
import type { StreamFormat } from "../formats/stream-format.ts";
import type { ExportOptions } from "../options.ts";
import { partList } from "../part-list.ts";
import { nameOfMany, nameOfOne } from "./export-names.ts";

/** The format of one file that options ask for; `undefined` for those of documents. */
export function streamFormat(
  options: ExportOptions,
  run: Pick<ExportRun, "say" | "generator" | "now">,
): StreamFormat | undefined {
  switch (options.format) {
    case "json":
      return jsonFormat({ generator: run.generator, exported: run.now });
    case "jsonl":
      return options.lines === "message" ? messageLines(run.say) : jsonLines();
    case "csv":
      return csvFormat(options.byteOrderMark);
    case "chatgpt":
      return chatgptFormat(run.say);
    case "openwebui":
      return openWebuiFormat(run.say);
    default:
      return undefined;
  }
}

/** One file, written conversation by conversation. */
export async function buildStream(
  source: ExportSource,
  options: ExportOptions,
  run: ExportRun,
  format: StreamFormat,
): Promise<BuiltFile> {
  const parts = partList();
  parts.add(encoder.encode(format.head));
  let only: Conversation | undefined;
  await eachThread(source, options, run, (thread) => {
    parts.add(encoder.encode(format.conversation(thread)));
    only = thread.conversation;
  });
  parts.add(encoder.encode(format.end(source.unread)));
  const name = streamName(format, source.ids.length === 1 ? only : undefined, options, run);
  return { name, blob: new Blob(parts.parts(), { type: format.type }) };
}

/** @param only the one conversation that is in the file, where it is one */
export function streamName(
  format: StreamFormat,
  only: Conversation | undefined,
  options: ExportOptions,
  { say, now }: Pick<ExportRun, "say" | "now">,
): string {
  if (format.fileName !== undefined) return format.fileName;
  return only ? nameOfOne(only, options, say, format.extension) : nameOfMany(now, format.extension);
}

const encoder = new TextEncoder();
