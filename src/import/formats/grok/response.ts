import { citationTo } from "../../../conversation/citation.ts";
import type { ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsOf, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import { citationsPart, type Sources } from "../../foreign/footnotes.ts";
import { emptyMessage, textParts } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import type { Asset, Assets } from "./assets.ts";
import { cardsOf, imageAt, imageOn, sourceOf } from "./cards.ts";
import { readMarkup } from "./markup.ts";
import { roleOfSender } from "./sender.ts";
import { readThinking } from "./thinking.ts";

export interface ReadResponse {
  message: ImportedMessage;
  /** It holds nothing at all. */
  isEmpty: boolean;
}

/** One prompt or answer; pages name it by the same id (`response-<id>`). */
export function readResponse(record: Fields, assets: Assets, unknown: UnknownNames): ReadResponse {
  const role = roleOf(record, unknown);
  const id = idIn(record, "_id") || idIn(record, "id");
  const sentAt = timeOf(record.create_time);
  // Prompts have the model that was chosen, answers often none (2026).
  const model = role === "user" ? "" : lineIn(record, "model");
  const parts = joined(partsOf(record, role, assets, unknown));
  const message: ImportedMessage = {
    ids: id ? [id] : [],
    role,
    ...(model ? { model } : {}),
    ...(sentAt ? { sentAt } : {}),
    parts: parts.length === 0 ? [emptyMessage] : parts,
    finished: record.partial !== true,
  };
  return { message, isEmpty: parts.length === 0 };
}

function roleOf(record: Fields, unknown: UnknownNames): Role {
  const sender = textIn(record, "sender");
  const role = roleOfSender(sender);
  if (!role) unknown.add("sender", sender);
  return role ?? "assistant";
}

function partsOf(record: Fields, role: Role, assets: Assets, unknown: UnknownNames): ImportedPart[] {
  const files = filesOf(record, assets);
  const text = textIn(record, "message");
  if (role === "user") return [...files, ...textParts(role, text || textIn(record, "query"))];
  const cards = cardsOf(record);
  const sources: Sources = new Map();
  const body = readMarkup(text, cards, sources, unknown);
  const pictures = [...cards.byId.values()].flatMap((card): ImportedPart[] => {
    const image = imageOn(card);
    return image ? [{ kind: "image", origin: "generated", ...image, problem: noBytes }] : [];
  });
  noteSources(record, sources);
  const error = textIn(record, "error");
  return [
    ...readThinking(record),
    ...[...body, ...pictures, ...generated(record), ...files].map((part) => withBytes(part, assets)),
    ...(error ? [{ kind: "unreadable" as const, what: "answer", reason: error.slice(0, 1_000) }] : []),
    ...citationsPart(sources),
  ];
}

const noBytes = "its bytes are not in the export";

/** Sources that the text does not cite by number: what was searched. */
function noteSources(record: Fields, sources: Sources): void {
  const pages = [...listIn(record, "cited_web_search_results"), ...listIn(record, "web_search_results")];
  const found = pages.map((page) => sourceOf(fieldsOf(page)));
  const urls = listIn(record, "webpage_urls").map((url) => citationTo(String(url), ""));
  const posts = listIn(record, "xpost_ids").map((id) =>
    citationTo(/^\d{1,30}$/.test(String(id)) ? `https://x.com/i/status/${id}` : "", ""),
  );
  const known = new Set([...sources.values()].map(({ url }) => url));
  for (const citation of [...found, ...urls, ...posts]) {
    if (!citation || citation.url === "" || known.has(citation.url)) continue;
    known.add(citation.url);
    sources.set(citation.label, citation);
  }
}

function filesOf(record: Fields, assets: Assets): ImportedPart[] {
  const given = record.file_attachments;
  const list = isFields(given) ? Object.values(given) : listIn(record, "file_attachments");
  return list.flatMap((value): ImportedPart[] => {
    const file = fieldsOf(value);
    const key = typeof value === "string" ? value : idIn(file, "id") || idIn(file, "fileMetadataId");
    if (key === "") return [];
    const name = lineIn(file, "name") || lineIn(file, "fileName") || key;
    const asset = assets.get(key);
    return [mediaPart({ key, name, ...(asset?.type ? { isImage: true } : {}), ...sourced(asset), problem: noBytes })];
  });
}

function sourced(asset: Asset | undefined): { source?: { member: string }; type?: string } {
  if (!asset) return {};
  return { source: { member: asset.member }, ...(asset.type ? { type: asset.type } : {}) };
}

function generated(record: Fields): ImportedPart[] {
  return listIn(record, "generated_image_urls").flatMap((address): ImportedPart[] =>
    typeof address === "string" && address !== ""
      ? [{ kind: "image", origin: "generated", alt: "", ...imageAt(address), problem: noBytes }]
      : [],
  );
}

/** An image whose bytes the export holds under its id. */
function withBytes(part: ImportedPart, assets: Assets): ImportedPart {
  const asset = part.kind === "image" && !("source" in part) ? assets.get(part.key) : undefined;
  if (!asset || part.kind !== "image") return part;
  const { problem: _none, ...image } = part;
  return { ...image, source: { member: asset.member }, ...(asset.type ? { type: asset.type } : {}) };
}

/** Each image and file once, where it first stands. */
function joined(parts: readonly ImportedPart[]): ImportedPart[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    if (part.kind !== "image" && part.kind !== "file") return true;
    const key = `${part.kind} ${part.key}`;
    return !seen.has(key) && seen.add(key);
  });
}
