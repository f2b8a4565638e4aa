import { lastingAddress } from "../../../conversation/clean-text.ts";
import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Citation, Role } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { isPicture, mediaKey, mediaPart, textFile } from "../../foreign/file-parts.ts";
import { citationsPart, type Mark, type Sources, withFootnotes } from "../../foreign/footnotes.ts";
import { shownValue, textParts, toolPart } from "../../foreign/text-part.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { sourcesByNumber } from "./references.ts";

type FindFile = (name: string) => string | undefined;

/** Everything one message holds: files sent along, chunks of text, tools and sources in their order, documents. */
export function partsOf(record: Fields, role: Role, find: FindFile, unknown: UnknownNames): ImportedPart[] {
  const sources: Sources = new Map();
  const chunks = listIn(record, "contentChunks");
  const body = chunkParts(chunks, role, find, { sources, unknown });
  const saysSomething = chunks.some((chunk) => /\S/.test(textIn(fieldsOf(chunk), "text")));
  const content = saysSomething ? [] : textParts(role, contentOf(record));
  return [
    ...listIn(record, "files").flatMap((file, place) => filePart(file, place, find)),
    ...quotesOf(record),
    ...body,
    ...content,
    ...listIn(record, "canvas").flatMap((canvas) => canvasPart(canvas, unknown)),
    ...contextOf(record, unknown),
    ...citationsPart(sources),
  ];
}

/** Usually a text; until 2025 a list of texts. */
function contentOf(record: Fields): string {
  const texts = listIn(record, "content").map((each) =>
    typeof each === "string" ? each : textIn(fieldsOf(each), "text"),
  );
  return textIn(record, "content") || texts.join("");
}

interface Around {
  sources: Sources;
  unknown: UnknownNames;
}

function chunkParts(
  chunks: readonly unknown[],
  role: Role,
  find: FindFile,
  { sources, unknown }: Around,
): ImportedPart[] {
  const numbered = sourcesByNumber(chunks.map(fieldsOf).flatMap(({ publicResult, result }) => [publicResult, result]));
  const parts: ImportedPart[] = [];
  let plain = "";
  let marks: Mark[] = [];
  const settle = () => {
    parts.push(...textParts(role, withFootnotes(plain, marks, sources)));
    plain = "";
    marks = [];
  };
  for (const value of chunks) {
    const chunk = fieldsOf(value);
    if (chunk.type === "text" && typeof chunk.text === "string") plain += chunk.text;
    else if (chunk.type === "reference") {
      for (const number of listIn(chunk, "referenceIds")) plain += cited(String(number), numbered, plain, marks);
    } else {
      settle();
      parts.push(...otherChunk(chunk, value, find, unknown));
    }
  }
  settle();
  return parts;
}

/** Notes where a source is cited; one that the export does not hold leaves its number, as Mistral writes it. */
function cited(number: string, numbered: ReadonlyMap<string, Citation>, before: string, marks: Mark[]): string {
  const citation = numbered.get(number);
  if (!citation) return `[${number}]`;
  marks.push({ at: before.length, citation });
  return "";
}

function otherChunk(chunk: Fields, value: unknown, find: FindFile, unknown: UnknownNames): ImportedPart[] {
  const type = textIn(chunk, "type");
  if (type === "tool_call") return [toolCall(chunk)];
  if (type === "image_url") return imagePart(chunk);
  if (type === "file_reference") return fileReference(chunk, find);
  if (type === "thinking" || type === "reasoning") return thought(chunk);
  unknown.add("chunk", type);
  return [notUnderstood(type || "chunk", value)];
}

function toolCall(chunk: Fields): ImportedPart {
  const input = shownValue(chunk.publicArguments ?? chunk.arguments);
  return toolPart(
    lineIn(chunk, "name") || lineIn(chunk, "toolType"),
    input,
    shownValue(chunk.publicResult ?? chunk.result),
  );
}

function thought(chunk: Fields): ImportedPart[] {
  const text = (textIn(chunk, "text") || textIn(chunk, "thinking") || shownValue(chunk.thinking)).trim();
  return text === "" ? [] : [{ kind: "reasoning", text }];
}

function imagePart(chunk: Fields): ImportedPart[] {
  const address =
    textIn(chunk, "imageUrl") || textIn(chunk, "image_url") || textIn(fieldsIn(chunk, "image_url"), "url");
  if (address === "") return [];
  const url = lastingAddress(address);
  const problem = "its bytes are not in the export";
  return [
    { kind: "image", key: mediaKey(pathOf(address)), alt: "", origin: "generated", ...(url ? { url } : {}), problem },
  ];
}

/** An address without what signs it. */
const pathOf = (address: string) => address.replace(/[?#].*$/s, "");

function fileReference(chunk: Fields, find: FindFile): ImportedPart[] {
  const name =
    lineIn(chunk, "fileAlt") ||
    lineIn(chunk, "fileReference") ||
    pathOf(textIn(chunk, "fileUrl")).split("/").at(-1) ||
    "file";
  const key = idIn(chunk, "fileReference") || name;
  const member = find(name) ?? find(key);
  return [mediaPart({ key, name, origin: "generated", ...(member ? { source: { member } } : {}) })];
}

/** Files lie in a folder beside the chat, under their names. */
function filePart(value: unknown, place: number, find: FindFile): ImportedPart[] {
  const file = fieldsOf(value);
  const name = lineIn(file, "name");
  const text = textIn(file, "content") || textIn(file, "text");
  const member = name ? find(name) : undefined;
  const key = idIn(file, "id") || name || `file-${place + 1}`;
  if (!member && text) return [textFile(key, name, text, lineIn(file, "type"))];
  const isImage = textIn(file, "type") === "image" || isPicture(name);
  return [mediaPart({ key, name: name || key, isImage, ...(member ? { source: { member } } : {}) })];
}

/** What a prompt quotes of an answer. */
function quotesOf(record: Fields): ImportedPart[] {
  return listIn(record, "quotes").flatMap((quote): ImportedPart[] => {
    const text =
      typeof quote === "string" ? quote : textIn(fieldsOf(quote), "text") || textIn(fieldsOf(quote), "content");
    if (/\S/.test(text)) return [{ kind: "text", format: "markdown", text: text.trim().replace(/^/gm, "> ") }];
    return isFields(quote) ? [notUnderstood("quote", quote)] : [];
  });
}

function canvasPart(value: unknown, unknown: UnknownNames): ImportedPart[] {
  const canvas = fieldsOf(value);
  const type = textIn(canvas, "type");
  const content = textIn(canvas, "content");
  if (content === "") {
    unknown.add("canvas", type);
    return isFields(value) ? [notUnderstood("canvas", value)] : [];
  }
  const isText = /markdown|^text\/plain$|^(?:text|document)$/.test(type) || type === "";
  const language = lineIn(canvas, "language") || (isText ? "" : (/(?:^|[/.-])([a-z+#]{1,20})$/.exec(type)?.[1] ?? ""));
  const format = isText ? "markdown" : "code";
  return [{ kind: "artifact", title: lineIn(canvas, "title"), ...(language ? { language } : {}), format, content }];
}

function contextOf(record: Fields, unknown: UnknownNames): ImportedPart[] {
  const { context } = record;
  if (!isFields(context) || Object.keys(context).length === 0) return [];
  unknown.add("key", "context");
  return [notUnderstood("context", context)];
}
