import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Citation } from "../../../conversation/model.ts";
import { citationsPart } from "../../foreign/footnotes.ts";
import type { Member } from "../../format.ts";
import { markdownOf } from "../../html/html-markdown.ts";
import { elementsIn, type HtmlElement } from "../../html/node.ts";
import { filePart } from "./files.ts";
import type { ActivityRecord } from "./record.ts";

type Find = (name: string) => Member | undefined;

/** What Gemini answered, as parts; none where the record has no answer. */
export function answerParts({ answer, deed, sources }: ActivityRecord, find: Find): ImportedPart[] {
  const images = new Map<string, ImportedPart>();
  const markdown = answer
    .map((piece) => markdownOf(piece, { image: (element) => imageAddress(element, find, images) }))
    .filter((text) => text !== "")
    .join("\n\n");
  const others = [...images.values(), ...answer.flatMap((piece) => mediaIn(piece, find))];
  if (deed.kind === "made") return [...documentParts(deed.text, markdown), ...others];
  const text: ImportedPart[] = markdown === "" ? [] : [{ kind: "text", format: "markdown", text: markdown }];
  return [...text, ...others, ...citations(sources)];
}

function documentParts(title: string, content: string): ImportedPart[] {
  if (content !== "") return [{ kind: "artifact", title, format: "markdown", content }];
  return [{ kind: "unreadable", what: `canvas document “${title}”`, reason: "the export holds only its name" }];
}

/** Pictures are parts; one without bytes keeps its address, as long as that may serve. */
function imageAddress(element: HTMLImageElement, find: Find, images: Map<string, ImportedPart>): string | null {
  const address = element.getAttribute("src")?.trim() ?? "";
  const alt = (element.getAttribute("alt") ?? "").replace(/\s+/g, " ").trim();
  if (address === "") return null;
  const key = keyOf(address, images.size);
  if (!images.has(key)) images.set(key, imagePart(address, key, alt, find));
  return `attachment:${encodeURIComponent(key)}`;
}

const keyOf = (address: string, place: number) =>
  address.startsWith("data:") ? `data-${place + 1}` : address.slice(0, 500);

function imagePart(address: string, key: string, alt: string, find: Find): ImportedPart {
  const [, type = "", base64] = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=\s]+)$/.exec(address) ?? [];
  if (base64 !== undefined) {
    return { kind: "image", key, alt, origin: "content", source: { base64: base64.replace(/\s/g, "") }, type };
  }
  if (!/^https?:\/\//i.test(address)) return filePart(key, alt || key, find(decoded(address)), true);
  const lasting = !/googleusercontent\.com|[?&](?:sig|signature|expires|token)=/i.test(address);
  const problem = "the export holds only its address";
  return { kind: "image", key, alt, origin: "content", ...(lasting && { url: address }), problem };
}

/** Sound and films that stand beside the page. */
function mediaIn(piece: HtmlElement, find: Find): ImportedPart[] {
  const names = new Set<string>();
  for (const element of elementsIn(piece)) {
    if (!/^(?:audio|video|source|a)$/.test(element.localName)) continue;
    const address = decoded(element.getAttribute(element.localName === "a" ? "href" : "src") ?? "");
    if (address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) names.add(address);
  }
  return [...names].map((name) => filePart(name, name, find(name)));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const citations = (sources: readonly Citation[]): ImportedPart[] =>
  citationsPart(new Map(sources.map((source) => [source.label, source])));
