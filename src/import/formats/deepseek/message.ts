import { citationTo } from "../../../conversation/citation.ts";
import type { ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import { citationsPart, type Mark, type Sources, withFootnotes } from "../../foreign/footnotes.ts";
import { emptyMessage, textParts, toolPart } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";

/** Tools that look for pages or read them, by the types of their fragments (exports and web API, 2026-07). */
const tools = new Set(["SEARCH", "READ_LINK", "TOOL_SEARCH", "TOOL_OPEN"]);

/**
 * One message: its fragments in their order. Its id is its number in the conversation. Pages number rows, not messages, so
 * their looks join it by its text.
 */
export function readMessage(id: string, record: Fields, unknown: UnknownNames): ImportedMessage {
  const fragments = listIn(record, "fragments");
  const role = roleOf(record, fragments);
  const model = role === "user" ? "" : lineIn(record, "model");
  const sentAt = timeOf(record.inserted_at);
  const parts = partsOf(record, fragments, role, unknown);
  const status = textIn(record, "status");
  return {
    ids: id.startsWith("\u0000") ? [] : [id],
    role,
    ...(model ? { model } : {}),
    ...(sentAt ? { sentAt } : {}),
    parts: parts.length === 0 ? [emptyMessage] : parts,
    finished: role === "user" || status === "" || status === "FINISHED",
  };
}

/** The web API names the role; the export's messages tell it by what they hold. */
function roleOf(record: Fields, fragments: readonly unknown[]): Role {
  const named = textIn(record, "role").toLowerCase();
  if (named === "user" || named === "assistant" || named === "system") return named;
  return fragments.some((each) => fieldsOf(each).type === "REQUEST") ? "user" : "assistant";
}

function partsOf(record: Fields, fragments: readonly unknown[], role: Role, unknown: UnknownNames): ImportedPart[] {
  const sources: Sources = new Map();
  const results = fragments.flatMap((each) => listIn(fieldsOf(each), "results")).filter(isFields);
  const files = filesOf([...listIn(record, "files"), ...fragments.flatMap((each) => listIn(fieldsOf(each), "files"))]);
  const body = fragments.flatMap((value): ImportedPart[] => {
    const fragment = fieldsOf(value);
    const type = textIn(fragment, "type");
    const content = textIn(fragment, "content");
    if (type === "REQUEST") return textParts(role, content);
    if (type === "RESPONSE") return textParts(role, withCitations(content, results, sources));
    if (type === "THINK") return thought(fragment, content);
    if (tools.has(type))
      return [toolPart(type.toLowerCase(), content || shownQueries(fragment), shownResults(fragment))];
    if (type === "FILE") return [];
    unknown.add("fragment", type);
    return [notUnderstood(type || "fragment", value)];
  });
  // Until 2025 the web API gave texts instead of fragments.
  const older = fragments.length > 0 ? [] : olderParts(record, role);
  return [...files, ...older, ...body, ...citationsPart(sources)];
}

function olderParts(record: Fields, role: Role): ImportedPart[] {
  const thinking = textIn(record, "thinking_content").trim();
  const text = textParts(role, textIn(record, "content"));
  return thinking === "" ? text : [{ kind: "reasoning", text: thinking }, ...text];
}

function thought(fragment: Fields, content: string): ImportedPart[] {
  if (!/\S/.test(content)) return [];
  const seconds = fragment.elapsed_secs;
  const label = typeof seconds === "number" && seconds > 0 ? `Thought for ${Math.round(seconds)} seconds` : "";
  return [{ kind: "reasoning", text: content.trim(), ...(label ? { label } : {}) }];
}

/** Footnotes in the place of `[citation:3]`. A page is named by its host, as on DeepSeek's pages. */
function withCitations(text: string, results: readonly Fields[], sources: Sources): string {
  const pageOf = pagesByNumber(results);
  const marks: Mark[] = [];
  let plain = "";
  let from = 0;
  for (const { 0: sign, 1: number, index } of text.matchAll(/\[citation:(\d{1,4})\]/g)) {
    const page = pageOf(Number(number));
    const citation = page && citationTo(textIn(page, "url"), "");
    if (!citation?.url) continue;
    plain += text.slice(from, index);
    from = index + sign.length;
    marks.push({ at: plain.length, citation });
  }
  return withFootnotes(plain + text.slice(from), marks, sources);
}

/** Where no result has a number, they are numbered from 1. */
function pagesByNumber(results: readonly Fields[]): (number: number) => Fields | undefined {
  const numbered = new Map(results.toReversed().map((each) => [Number(each.cite_index), each]));
  const isNumbered = results.some((each) => typeof each.cite_index === "number");
  return (number) => numbered.get(number) ?? (isNumbered ? undefined : results[number - 1]);
}

function shownQueries(fragment: Fields): string {
  const queries = listIn(fragment, "queries").map((each) =>
    typeof each === "string" ? each : textIn(fieldsOf(each), "query"),
  );
  return queries.filter(Boolean).join("\n");
}

function shownResults(fragment: Fields): string {
  const results = listIn(fragment, "results").map(fieldsOf);
  return results
    .map((each) => [lineIn(each, "title"), textIn(each, "url"), textIn(each, "snippet")].filter(Boolean).join("\n"))
    .filter(Boolean)
    .join("\n\n");
}

/** A message's files and those of its fragments name the same by different keys (2026-07). */
function filesOf(values: readonly unknown[]): ImportedPart[] {
  const files = new Map<string, ImportedPart>();
  values.filter(isFields).forEach((file, place) => {
    const key = idIn(file, "id") || idIn(file, "file_id") || `file-${place + 1}`;
    const name = lineIn(file, "file_name") || lineIn(file, "name") || key;
    if (!files.has(key)) files.set(key, mediaPart({ key, name }));
  });
  return [...files.values()];
}
