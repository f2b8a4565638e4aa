import { citationTo } from "../../../conversation/citation.ts";
import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import { citationsPart } from "../../foreign/footnotes.ts";
import { textParts, toolPart } from "../../foreign/text-part.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";

/** Keys of a chunk (files of 2024 to 2026) that are read below, and those that hold nothing a reader would miss. */
const read = new Set([
  "role",
  "text",
  "isThought",
  "parts",
  "createTime",
  "id",
  "errorMessage",
  "executableCode",
  "codeExecutionResult",
  "grounding",
  "citations",
]);
const passed = new Set(
  (
    "tokenCount finishReason thinkingBudget thoughtSignatures safetySettings safetyRatings isEdited isGeneratedUsingApiKey " +
    "branchParent branchChildren thinkingLevel logprobs modelSettings"
  ).split(" "),
);

/** Files in Google Drive, and what lies elsewhere: the prompt's file holds their ids alone. */
const elsewhere: Readonly<Record<string, { name: string; isImage?: boolean }>> = {
  driveDocument: { name: "Document in Google Drive" },
  driveImage: { name: "Image in Google Drive", isImage: true },
  driveVideo: { name: "Video in Google Drive" },
  driveAudio: { name: "Audio in Google Drive" },
  youtubeVideo: { name: "YouTube video" },
};
const inline = ["inlineFile", "inlineData", "inlineImage", "inlineAudio", "inlineVideo"];

/** What a chunk says, as parts. @param place in the list of chunks, for files without a name */
export function chunkParts(chunk: Fields, role: Role, place: number, unknown: UnknownNames): ImportedPart[] {
  const parts: ImportedPart[] = [...wordsOf(chunk, role), ...toolsOf(chunk)];
  for (const [key, value] of Object.entries(chunk)) {
    if (read.has(key) || passed.has(key) || value === null || value === undefined) continue;
    const file = fileOf(key, value, `${place + 1}`);
    if (!file) unknown.add("key", key);
    parts.push(file ?? notUnderstood(key, value));
  }
  const error = textIn(chunk, "errorMessage").trim();
  if (error !== "") parts.push({ kind: "unreadable", what: "answer", reason: error.slice(0, 500) });
  return [...parts, ...sourcesOf(chunk)];
}

/** The text, which newer files also hold in pieces; both say the same. */
function wordsOf(chunk: Fields, role: Role): ImportedPart[] {
  const pieces = listIn(chunk, "parts").map(fieldsOf);
  const said = pieces
    .filter(({ thought }) => thought !== true)
    .map((piece) => textIn(piece, "text"))
    .join("");
  const thought = pieces
    .filter(({ thought }) => thought === true)
    .map((piece) => textIn(piece, "text"))
    .join("");
  const text = textIn(chunk, "text") || (chunk.isThought === true ? thought : said);
  if (chunk.isThought === true) return text.trim() === "" ? [] : [{ kind: "reasoning", text: text.trim() }];
  const before: ImportedPart[] =
    thought.trim() === "" || textIn(chunk, "text") ? [] : [{ kind: "reasoning", text: thought.trim() }];
  return [...before, ...textParts(role, text)];
}

function toolsOf(chunk: Fields): ImportedPart[] {
  const code = fieldsIn(chunk, "executableCode");
  const result = fieldsIn(chunk, "codeExecutionResult");
  const name = lineIn(code, "language").toLowerCase() || "code execution";
  return [
    ...(textIn(code, "code") ? [toolPart(name, textIn(code, "code"), "")] : []),
    ...(isFields(chunk.codeExecutionResult)
      ? [toolPart("code execution", "", textIn(result, "output") || lineIn(result, "outcome"))]
      : []),
  ];
}

function fileOf(key: string, value: unknown, place: string): ImportedPart | null {
  const fields = fieldsOf(value);
  const id = idIn(fields, "id");
  const outside = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined;
  if (outside) {
    const name = lineIn(fields, "name") || lineIn(fields, "displayName") || outside.name;
    const { isImage = false } = outside;
    const problem = "the export holds only its id in Google Drive";
    return mediaPart({ key: id || `${key}-${place}`, name, isImage, ...(id && { description: id }), problem });
  }
  const base64 = textIn(fields, "data").replace(/\s/g, "");
  if (!inline.includes(key) || !/^[A-Za-z0-9+/_-]+=*$/.test(base64)) return null;
  const type = lineIn(fields, "mimeType") || "application/octet-stream";
  const name = lineIn(fields, "name") || lineIn(fields, "displayName") || `${key}-${place}`;
  const plain = base64.replaceAll("-", "+").replaceAll("_", "/");
  return mediaPart({
    key: `${key}-${place}`,
    name,
    isImage: type.startsWith("image/"),
    source: { base64: plain },
    type,
  });
}

/** Pages that a search gave, and those quoted. */
function sourcesOf(chunk: Fields): ImportedPart[] {
  const grounding = fieldsIn(chunk, "grounding");
  const found = [
    ...listIn(grounding, "groundingSources"),
    ...listIn(grounding, "corroborationSegments"),
    ...listIn(chunk, "citations"),
  ];
  const sources = found
    .map(fieldsOf)
    .map((source) => citationTo(textIn(source, "uri") || textIn(source, "url"), lineIn(source, "title")));
  return citationsPart(new Map(sources.filter(({ url }) => url !== "").map((source) => [source.label, source])));
}
