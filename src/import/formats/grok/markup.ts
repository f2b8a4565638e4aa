import type { ImportedPart } from "../../../conversation/imported.ts";
import type { Citation, Part } from "../../../conversation/model.ts";
import { type Mark, type Sources, withFootnotes } from "../../foreign/footnotes.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { type Cards, imageOn, sourceOf } from "./cards.ts";
import { toolsIn } from "./thinking.ts";

/** What stands in a response's text instead of being shown as text. Ends are looked for by `indexOf`: no text makes it slow. */
const opening = /<(grok:render|xaiArtifact|grok-card|xai:tool_usage_card)\b([^<>]{0,2000})>/g;

/** A response's text taken apart: Markdown with footnotes, and images, documents and tool calls in their places. */
export function readMarkup(text: string, cards: Cards, sources: Sources, unknown: UnknownNames): ImportedPart[] {
  const parts: ImportedPart[] = [];
  let plain = "";
  let marks: Mark[] = [];
  const settle = () => {
    const markdown = withFootnotes(plain, marks, sources).trim();
    if (markdown !== "") parts.push({ kind: "text", format: "markdown", text: markdown });
    plain = "";
    marks = [];
  };
  let from = 0;
  const endless = new Set<string>();
  opening.lastIndex = 0;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [tag, name = "", attributes = ""] = found;
    const close = `</${name}>`;
    const end = attributes.endsWith("/")
      ? opening.lastIndex
      : endless.has(name)
        ? -1
        : text.indexOf(close, opening.lastIndex);
    // Without its end it is taken for text: a person or a model writes of such tags, too.
    if (end < 0) {
      endless.add(name);
      continue;
    }
    const inner = text.slice(found.index + tag.length, Math.max(end, found.index + tag.length));
    plain += text.slice(from, found.index);
    from = attributes.endsWith("/") ? end : end + close.length;
    opening.lastIndex = from;
    const made = partsOf(name, attributes, inner, cards, unknown);
    if ("citation" in made) {
      if (made.citation) marks.push({ at: plain.length, citation: made.citation });
    } else {
      settle();
      parts.push(...made.parts);
    }
  }
  plain += text.slice(from);
  settle();
  return parts;
}

type Made = { citation: Citation | undefined } | { parts: Part[] };

function partsOf(name: string, attributes: string, inner: string, cards: Cards, unknown: UnknownNames): Made {
  if (name === "xaiArtifact") return { parts: [artifact(attributes, inner)] };
  if (name === "xai:tool_usage_card") return { parts: toolsIn(`<${name}>${inner}</${name}>`).parts };
  const card = cards.byId.get(attribute(attributes, "card_id") || attribute(attributes, "data-id"));
  const type = attribute(attributes, "type") || attribute(attributes, "data-plain-type");
  if (type === "render_inline_citation" || /citation/.test(attribute(attributes, "card_type"))) {
    const number = /<argument name="citation_id">\s*(\d{1,6})\s*<\/argument>/.exec(inner)?.[1];
    const page = card && sourceOf(card) ? card : numbered(cards, number);
    return { citation: page && sourceOf(page) };
  }
  const image = card && imageOn(card);
  if (image)
    return { parts: [{ kind: "image", origin: "generated", ...image, problem: "its bytes are not in the export" }] };
  unknown.add("render", type);
  return { parts: [notUnderstood(`render ${type}`, card ?? inner)] };
}

/** The page that bears a number itself: what numbers count where none does is not known. */
function numbered({ cited }: Cards, number: string | undefined) {
  if (number === undefined) return undefined;
  return cited.find((page) => String(page.citation_id ?? "") === number);
}

function artifact(attributes: string, content: string): Part {
  const type = attribute(attributes, "contentType");
  const language =
    type === "text/markdown" ? "" : (/^(?:text|code|application)\/(?:x-)?([\w+-]{1,40})$/.exec(type)?.[1] ?? "");
  return {
    kind: "artifact",
    title: attribute(attributes, "title"),
    ...(language ? { language } : {}),
    format: type === "text/markdown" ? "markdown" : "code",
    content: content.replace(/^\n/, ""),
  };
}

function attribute(attributes: string, name: string): string {
  const at = attributes.indexOf(`${name}="`);
  if (at < 0 || (at > 0 && !/\s/.test(attributes.charAt(at - 1)))) return "";
  const from = at + name.length + 2;
  return attributes.slice(from, attributes.indexOf('"', from)).trim();
}
