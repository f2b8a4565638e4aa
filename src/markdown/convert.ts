import { endParagraph } from "./block-content.ts";
import { createFlow } from "./flow.ts";
import { joinBlocks } from "./join.ts";
import { createConversion } from "./visit.ts";

/** Page HTML to Markdown: the contract. */
export interface ConvertOptions {
  /** Looked at before our own rules, by lower-case tag name or for every element (`*`). The first answer that is not `undefined` wins. */
  rules?: readonly SiteRule[];
  /** Called for every image in the content; returns the address to write, or `null` to leave the image out. */
  image?(element: HTMLImageElement): string | null;
  /** Called for every link with the `href` as it stands in the page; returns the address to write, or `null` to keep only the text. */
  link?(element: Element, href: string): string | null;
}

export interface SiteRule {
  /** Lower-case tag names this rule looks at; absent: every element. */
  tags?: readonly string[];
  apply(element: Element): RuleAnswer | undefined;
}

/** What to do with an element instead of the usual. */
export type RuleAnswer =
  | { do: "skip" }
  /** Its children in its place. */
  | { do: "unwrap" }
  /** As usual, but for white space and line breaks, which stay as they stand (`white-space: pre-wrap`). */
  | { do: "preserve" }
  /** Inline Markdown, taken as it is. */
  | { do: "inline"; markdown: string }
  /** Block Markdown, taken as it is, with blank lines around. */
  | { do: "block"; markdown: string }
  /** As if it were another element: for pages that say by class what others say by tag. */
  | { do: "as"; tag: "code" | "strong" | "em" | "del" }
  /** As a heading, `level` from 1 to 6. */
  | { do: "heading"; level: number }
  /** A task's box, done or not. */
  | { do: "task"; checked: boolean }
  | { do: "code"; language: string; text: string }
  | { do: "math"; tex: string; display: boolean };

/**
 * Markdown of an element's content: CommonMark + GFM tables, strikethrough and task lists + `$…$`/`$$…$$` maths.
 * Reads the live DOM, changes nothing, makes no copy.
 */
export function toMarkdown(root: Element, options: ConvertOptions = {}): string {
  const flow = createFlow("blocks");
  createConversion(options).children(root, flow);
  endParagraph(flow);
  return joinBlocks(flow.blocks);
}
