import { citationTo } from "../../../conversation/citation.ts";
import type { Citation } from "../../../conversation/model.ts";
import { type Fields, fieldsOf, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { timeOf } from "../../foreign/times.ts";
import type { HtmlElement } from "../../html/node.ts";
import { parseHtml } from "../../html/parse-html.ts";
import { isGemini } from "./product.ts";
import { type ActivityRecord, type AttachedFile, chatIn } from "./record.ts";
import { deedOf } from "./title.ts";

/** Keys of records (2023 to 2026). Those that hold nothing of the conversation are passed over. */
const known = new Set(
  (
    "header title titleUrl time products safeHtmlItem subtitles attachedFiles imageFile audioFiles " +
    "attachmentInfo details activityControls locationInfos description"
  ).split(" "),
);

/** Whether a value is a record of Gemini's activity. */
export function isGeminiRecord(value: unknown): value is Fields {
  if (!isFields(value)) return false;
  return [value.header, ...listIn(value, "products")].some(isGemini);
}

/**
 * A record of `MyActivity.json`; `null` for one of another product, or of none.
 * @param value an element of the file's array
 */
export function jsonRecord(value: unknown): ActivityRecord | null {
  if (!isGeminiRecord(value)) return null;
  const product = isGemini(value.header) ? lineIn(value, "header") : String(listIn(value, "products").find(isGemini));
  const time = timeOf(value.time);
  const chat = [value.titleUrl, ...listIn(value, "details").map((detail) => fieldsOf(detail).url)].map(chatIn);
  const found = chat.find((id) => id !== undefined);
  const { files, sources } = attachments(value);
  return {
    product,
    deed: deedOf(textIn(value, "title"), product),
    ...(time !== undefined && { at: Date.parse(time) }),
    zoned: true,
    ...(found !== undefined && { chat: found }),
    answer: answerOf(value),
    files,
    sources,
    unknown: Object.keys(value).filter((key) => !known.has(key)),
  };
}

/** Every piece of the answer; some records have a list, some one object, whose key has also been `htmlValue`. */
function answerOf(record: Fields): HtmlElement[] {
  const value = record.safeHtmlItem;
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    const html =
      typeof item === "string" ? item : textIn(fieldsOf(item), "html") || textIn(fieldsOf(item), "htmlValue");
    return html.trim() === "" ? [] : [parseHtml(html)];
  });
}

/** Files by name; the subtitles hold sources of the answer and, under addresses that are names, what files were called. */
function attachments(record: Fields): { files: AttachedFile[]; sources: Citation[] } {
  const shown = new Map<string, string>();
  const sources: Citation[] = [];
  for (const entry of listIn(record, "subtitles").map(fieldsOf)) {
    const url = textIn(entry, "url").trim();
    const name = lineIn(entry, "name").replace(/^[-–•]\s*/, "");
    if (/^https?:\/\//i.test(url)) sources.push(citationTo(url, name));
    else if (url !== "") shown.set(url, name);
  }
  const names = ["attachedFiles", "imageFile", "audioFiles"].flatMap((key) => {
    const value = record[key];
    return (Array.isArray(value) ? value : [value]).map(nameOf).filter((name) => name !== "");
  });
  const files = [...new Set([...names, ...shown.keys()])].map((file) => ({ file, name: shown.get(file) || file }));
  return { files, sources };
}

const nameOf = (value: unknown): string =>
  typeof value === "string" ? value.trim() : lineIn(fieldsOf(value), "name") || lineIn(fieldsOf(value), "fileName");
