import { citationTo } from "../../../conversation/citation.ts";
import type { Citation } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { mediaKey } from "../../foreign/file-parts.ts";

/** What a response's text refers to by number. */
export interface Cards {
  byId: ReadonlyMap<string, Fields>;
  /** Pages that are cited, in the order of their numbers. */
  cited: readonly Fields[];
}

/** Cards stand in the export as texts of JSON, or as one such text. */
export function cardsOf(record: Fields): Cards {
  const texts =
    typeof record.card_attachments_json === "string"
      ? [record.card_attachments_json]
      : listIn(record, "card_attachments_json");
  const cards = texts.flatMap((text) => (typeof text === "string" ? parsed(text) : text)).filter(isFields);
  return {
    byId: new Map(cards.map((card) => [idIn(card, "id"), card])),
    cited: listIn(record, "cited_web_search_results").filter(isFields),
  };
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    return [];
  }
}

/** A page with address as a source; `undefined` for what has none. */
export function sourceOf(page: Fields): Citation | undefined {
  const citation = citationTo(textIn(page, "url") || textIn(page, "URL"), lineIn(page, "title"));
  return citation.url === "" ? undefined : citation;
}

/** Id of an image in an address of the account's own: pages name the image by it too. */
const own = /(?:^|\/)users\/[^/]+\/(?:generated\/)?([0-9a-f-]{36})\//;

/** The image on a card: its key, and its address where that is a public one. */
export function imageOn(card: Fields): { key: string; url?: string; alt: string } | undefined {
  const chunk = fieldsIn(card, "image_chunk");
  const image = fieldsIn(card, "image");
  const address =
    textIn(chunk, "imageUrl") || textIn(image, "original") || textIn(image, "link") || textIn(image, "url");
  const id = idIn(chunk, "imageUuid") || idIn(image, "id");
  if (address === "" && id === "") return undefined;
  return { ...imageAt(address, id), alt: lineIn(image, "title") || lineIn(fieldsIn(chunk, "imagePrompt"), "prompt") };
}

/** An image by its address: those of the account answer to its owner only, so their address is not kept. */
export function imageAt(address: string, id = ""): { key: string; url?: string } {
  const [, mine] = own.exec(address) ?? [];
  if (mine !== undefined || !/^https?:\/\//i.test(address)) return { key: mine ?? mediaKey(id || address) };
  return { key: mediaKey(id || address), url: address };
}
