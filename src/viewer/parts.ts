import type { Part, UnreadablePart } from "../conversation/model.ts";
import { artifact } from "./artifact.ts";
import { codeBlock } from "./code-block.ts";
import { element } from "./element.ts";
import { fileCard } from "./file.ts";
import { fold } from "./fold.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Refs, ViewOptions } from "./options.ts";
import { imagePicture } from "./picture.ts";
import { numbered, sourceList } from "./sources.ts";
import { toolCall } from "./tool.ts";
import { typed } from "./typed.ts";

/** What the texts of a message may refer to. */
export function refsOf(parts: readonly Part[]): Refs {
  const images = new Map(parts.filter((part) => part.kind === "image").map((part) => [part.key, part]));
  return { images, citations: numbered(parts), shown: new Set(), tables: 0 };
}

/** One part of a message. `refs` are those of all its parts; see {@link renderParts}. */
export function renderPart(part: Part, options: ViewOptions, refs: Refs = refsOf([part])): HTMLElement {
  switch (part.kind) {
    case "text":
      return part.format === "plain" ? typed(part.text) : prose(part.text, options, refs);
    case "reasoning":
      return reasoning(part, options, refs);
    case "image":
      return element("figure", {}, imagePicture(part, options));
    case "file":
      return fileCard(part, options);
    case "tool":
      return toolCall(part, options);
    case "artifact":
      return artifact(part, options, refs);
    case "citations":
      return sourceList(part.items, refs.citations, options);
    case "unreadable":
      return unreadable(part, options);
  }
}

/** All parts of a message, each in its place but for an image that a text shows: it stands there only. */
export function renderParts(parts: readonly Part[], options: ViewOptions): DocumentFragment {
  const refs = refsOf(parts);
  const shown = parts.map((part) => (part.kind === "image" ? null : renderPart(part, options, refs)));
  const fragment = document.createDocumentFragment();
  parts.forEach((part, index) => {
    const made = shown[index];
    if (made) fragment.append(made);
    else if (part.kind === "image" && !refs.shown.has(part.key)) fragment.append(renderPart(part, options, refs));
  });
  return fragment;
}

const prose = (markdown: string, options: ViewOptions, refs: Refs): HTMLElement =>
  element("div", { class: "prose" }, renderMarkdown(markdown, options, refs));

function reasoning(part: Extract<Part, { kind: "reasoning" }>, options: ViewOptions, refs: Refs): HTMLElement {
  const name = part.label?.trim() || options.say("export_reasoning");
  if (part.text.trim() === "") return element("p", { class: "unreadable" }, element("bdi", {}, name));
  return fold("reasoning", name, options.unfold ?? false, prose(part.text, options, refs));
}

function unreadable({ what, reason, raw }: UnreadablePart, options: ViewOptions): HTMLElement {
  const note = element("p", { class: "unreadable", dir: "auto" }, options.say("export_unreadable", what, reason));
  if (raw === undefined) return note;
  return element("div", {}, note, fold("raw", "JSON", false, codeBlock(raw, "json", options)));
}
