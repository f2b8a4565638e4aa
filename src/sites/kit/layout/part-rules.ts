import { all, attr, first, matches, textOf } from "../../dom.ts";
import type { Inside } from "../body-rules.ts";
import { cite } from "../citation.ts";
import type { CodeMarks } from "../code-block.ts";
import { readCodeBlock } from "../code-block.ts";
import type { Draft } from "../draft.ts";
import { addFile } from "../files.ts";
import { addImage, type ImageMarks } from "../images.ts";
import { unreadable, unreadablePart } from "../unreadable.ts";
import { visibleText } from "../visible-text.ts";

/** What a part rule works with. */
export interface PartContext {
  draft: Draft;
  images: ImageMarks;
  /** Markdown of an element by the layout's own rules, and the parts that stood in it. */
  inside(element: Element): Inside;
}

/** Something in a message, in its text or beside it, that becomes parts of its own. */
export interface PartRule {
  /** Selector. */
  at: string;
  /** Adds what the element is to the message. */
  take(element: Element, context: PartContext): void;
}

/** Cards of files: name, what else the card says, and its address where it links to one. */
export function files(at: string): PartRule {
  return { at, take: (element, { draft }) => addFile(draft, element) };
}

/** Boxes of pictures that were generated (`origin` says otherwise); the interface around them is left out. */
export function pictures(at: string, origin: "generated" | "upload" = "generated"): PartRule {
  return {
    at,
    take(element, { draft, images }) {
      const found = matches(element, "img") ? [element] : all(element, "img");
      for (const image of found) addImage(draft, image, origin, images);
    },
  };
}

/**
 * Thinking, and notes on the way. `header` says how long it took, `text` is what was thought. Folded away, with its text
 * not on the page, it is kept as reasoning without text, which tells that there was one. Without `text` the whole element
 * is read; a header that is no button must then be left out by `skip`.
 */
export function reasoning({ at, header, text }: { at: string; header?: string; text?: string }): PartRule {
  return {
    at,
    take(element, { draft, inside }) {
      const head = header === undefined ? null : matches(element, header) ? element : first(element, header);
      const holders = text === undefined ? [element] : all(element, text);
      const read = holders.map(inside);
      const markdown = read
        .map((one) => one.markdown)
        .filter(Boolean)
        .join("\n\n");
      // Without either there would be nothing to tell that the page shows thinking here.
      const label = (head ? wordsOf(head) : "") || (markdown ? "" : "…");
      draft.parts.push({ kind: "reasoning", text: markdown, ...(label ? { label } : {}) });
      draft.parts.push(...read.flatMap((one) => one.parts));
    },
  };
}

/**
 * Documents, canvases, artifacts. `text` holds its content, where that is on the page; `code` says that it is one program.
 * A card whose content is elsewhere says so by its title.
 */
export function artifacts(marks: {
  at: string;
  /** As the site calls it: "artifact", "canvas document". */
  what: string;
  title?: string;
  text?: string;
  code?: CodeMarks;
}): PartRule {
  return {
    at: marks.at,
    take(element, { draft, inside }) {
      const head = marks.title === undefined ? null : first(element, marks.title);
      const title = head ? visibleText(head) : "";
      const holder = marks.text === undefined ? null : first(element, marks.text);
      const code = marks.code && readCodeBlock(element, marks.code);
      if (code?.text) {
        const language = code.language ? { language: code.language } : {};
        draft.parts.push({ kind: "artifact", title, ...language, format: "code", content: code.text });
        if (code.partial) draft.parts.push(unreadable.partialCode());
        return;
      }
      const { markdown, parts } = holder ? inside(holder) : { markdown: "", parts: [] };
      if (markdown) draft.parts.push({ kind: "artifact", title, format: "markdown", content: markdown });
      else draft.parts.push(unreadable.document(title ? `${marks.what} “${title}”` : marks.what));
      draft.parts.push(...parts);
    },
  };
}

/** Lists of sources beside the text: kept with the message. `clean` takes out of addresses what the site has added. */
export function sources(at: string, clean?: (address: string) => string): PartRule {
  return {
    at,
    take(element, { draft }) {
      const links = matches(element, "a") ? [element] : all(element, "a[href]");
      for (const citation of links.map((link) => cite(link, clean))) {
        if (citation.url) draft.citations.set(citation.label, citation);
      }
    },
  };
}

/** What the page shows but does not tell as text (frames, widgets): what it is and why it cannot be read. Its words are kept. */
export function unreadables(at: string, what: string, reason: string): PartRule {
  return {
    at,
    take(element, { draft, inside }) {
      const { markdown, parts } = inside(element);
      if (markdown) draft.parts.push({ kind: "text", format: "markdown", text: markdown });
      draft.parts.push(...parts, unreadablePart(what, reason));
    },
  };
}

/** A header's words on one line, or its label. */
function wordsOf(header: Element): string {
  const text = textOf(header).replace(/\s+/g, " ").trim();
  return (text || (attr(header, "aria-label") ?? "").trim()).slice(0, 500);
}
