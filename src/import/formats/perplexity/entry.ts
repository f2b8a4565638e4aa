import type { ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { isPicture, mediaPart } from "../../foreign/file-parts.ts";
import { citationsPart, type Sources } from "../../foreign/footnotes.ts";
import { emptyMessage, textParts } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { sourcesOf, withSources } from "./sources.ts";

type Draft = Omit<ImportedMessage, "parent">;

/** A question with its answer as the web API (`query_str`, `blocks`) or an exporter (`query`, `answer`) writes it. */
export function messagesOf(value: unknown, unknown: UnknownNames): Draft[] {
  if (!isFields(value)) return [{ ids: [], role: "assistant", parts: [notUnderstood("entry", value)], finished: true }];
  const id = idIn(value, "uuid") || idIn(value, "backend_uuid") || idIn(value, "id");
  const time = timeOf(value.entry_created_datetime ?? value.created_at ?? value.timestamp ?? value.updated_datetime);
  const sentAt = time ? { sentAt: time } : {};
  const asked = textIn(value, "query_str") || textIn(value, "query") || textIn(value, "question");
  const question = [...textParts("user", asked), ...listIn(value, "attachments").flatMap(attachment)];
  const answer = answerOf(value, unknown);
  const model = lineIn(value, "display_model") || lineIn(value, "model") || lineIn(value, "user_selected_model");
  const finished = !/^(?:pending|failed|in_progress|cancelled)$/i.test(textIn(value, "status"));
  const messages: Draft[] = [];
  const user: Draft = { ids: id ? [`${id}:question`] : [], role: "user", parts: question, ...sentAt, finished: true };
  if (question.length > 0 || answer.length === 0) messages.push(user);
  if (question.length === 0 && answer.length === 0) user.parts = [emptyMessage];
  if (answer.length === 0) return messages;
  messages.push({
    ids: id ? [id] : [],
    role: "assistant",
    ...(model && { model }),
    parts: answer,
    ...sentAt,
    finished,
  });
  return messages;
}

function attachment(value: unknown, place: number): ImportedPart[] {
  const fields = fieldsOf(value);
  const address = typeof value === "string" ? value : textIn(fields, "url");
  const name =
    lineIn(fields, "name") || lineIn(fields, "filename") || (address.split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "");
  return [
    mediaPart({ key: idIn(fields, "id") || `file-${place + 1}`, name: name || "file", isImage: isPicture(name) }),
  ];
}

function answerOf(entry: Fields, unknown: UnknownNames): ImportedPart[] {
  const sources: Sources = new Map();
  const blocks = listIn(entry, "blocks").map(fieldsOf);
  const cited = [
    ...listIn(entry, "sources"),
    ...listIn(fieldsIn(entry, "sources"), "web_results"),
    ...listIn(entry, "web_results"),
    ...listIn(entry, "citations"),
    ...listIn(plainAnswer(entry.text), "web_results"),
    ...blocks.flatMap((block) => listIn(fieldsIn(block, "web_result_block"), "web_results")),
    ...blocks.flatMap((block) => listIn(fieldsIn(block, "sources_mode_block"), "web_results")),
  ];
  const list = distinct(sourcesOf(cited));
  const own = textIn(entry, "answer") || textIn(fieldsIn(entry, "answer"), "text");
  const texts = own ? [own] : blocksText(blocks, entry);
  const parts: ImportedPart[] = texts.flatMap((text) => textParts("assistant", withSources(text, list, sources)));
  for (const block of blocks) parts.push(...otherBlock(block, unknown));
  return [...parts, ...citationsPart(sources)];
}

/** The answer as Markdown. A dump may have it twice, whole (`ask_text`) and in pieces (`ask_text_0_markdown`). */
function blocksText(blocks: readonly Fields[], entry: Fields): string[] {
  const texts = blocks.flatMap((block) => {
    const { markdown_block: value } = block;
    if (!isFields(value)) return [];
    const text =
      textIn(value, "answer") ||
      listIn(value, "chunks")
        .filter((chunk) => typeof chunk === "string")
        .join("");
    return text.trim() === "" ? [] : [{ usage: textIn(block, "intended_usage"), text }];
  });
  const whole = texts.find(({ usage }) => usage === "ask_text");
  const pieces = texts.filter(({ usage }) => usage !== "ask_text").map(({ text }) => text);
  const repeated = whole && pieces.every((piece) => whole.text.includes(piece.trim()));
  if (whole && repeated) return [whole.text];
  const all = texts.map(({ text }) => text);
  if (all.length > 0) return all;
  const answer = plainAnswer(entry.text);
  return [textIn(answer, "answer") || (typeof entry.text === "string" ? entry.text : "")].filter(Boolean);
}

/** Older dumps hold the answer as JSON inside a text. */
function plainAnswer(text: unknown): Fields {
  if (typeof text !== "string") return fieldsOf(text);
  if (!text.startsWith("{")) return {};
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Steps and plans of a search are what the page folds away; media are named; all else is kept as it is. */
const passed =
  /^(?:markdown_block|web_result_block|sources_mode_block|intended_usage|plan_block|reasoning_plan_block|related_.*|pending_.*)$/;

function otherBlock(block: Fields, unknown: UnknownNames): ImportedPart[] {
  const thinking = listIn(fieldsIn(block, "reasoning_plan_block"), "goals").map((goal) =>
    textIn(fieldsOf(goal), "description"),
  );
  const planned = listIn(fieldsIn(block, "plan_block"), "goals").map((goal) => textIn(fieldsOf(goal), "description"));
  const reasoning = [...thinking, ...planned].filter((text) => text.trim() !== "").join("\n\n");
  const others = Object.entries(block).filter(([key, value]) => isFields(value) && !passed.test(key));
  for (const [key] of others) unknown.add("block", key);
  return [
    ...(reasoning === "" ? [] : [{ kind: "reasoning" as const, text: reasoning }]),
    ...others.map(([key, value]) => notUnderstood(key, value)),
  ];
}

function distinct<Item extends { url: string }>(list: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return list.filter(({ url }) => url === "" || (!seen.has(url) && seen.add(url)));
}
