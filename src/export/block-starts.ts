/** What starts a block in the rest of a line. */
export type BlockStart =
  | { kind: "blank" | "text" | "indented" | "line" | "underline" }
  | { kind: "quote"; rest: string }
  | { kind: "item"; rest: string; indent: number }
  | { kind: "fence"; mark: string }
  | { kind: "html"; block: number };

/** A kind of raw HTML block: CommonMark 0.31, section 4.6. */
export interface HtmlBlock {
  start: RegExp;
  /** The line that ends it; for the kinds that a blank line ends, that line. */
  end: RegExp;
  /** Ends a block that started with this line, when nothing else does. */
  closer(line: string): string;
  interruptsParagraph: boolean;
}

const blockTags =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";
/** Source of a pattern for one attribute of a tag. */
export const attribute = `\\s+[A-Za-z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*"))?`;
const blank = /^\s*$/;

export const htmlBlocks: readonly HtmlBlock[] = [
  {
    start: /^<(?:script|pre|style|textarea)(?:\s|>|$)/i,
    end: /<\/(?:script|pre|style|textarea)>/i,
    closer: (line) => `</${/<(\w+)/.exec(line)?.[1] ?? "pre"}>`,
    interruptsParagraph: true,
  },
  { start: /^<!--/, end: /-->/, closer: () => "-->", interruptsParagraph: true },
  { start: /^<\?/, end: /\?>/, closer: () => "?>", interruptsParagraph: true },
  { start: /^<![A-Za-z]/, end: />/, closer: () => ">", interruptsParagraph: true },
  { start: /^<!\[CDATA\[/, end: /\]\]>/, closer: () => "]]>", interruptsParagraph: true },
  {
    start: new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, "i"),
    end: blank,
    closer: () => "",
    interruptsParagraph: true,
  },
  {
    start: new RegExp(`^(?:<[A-Za-z][A-Za-z0-9-]*(?:${attribute})*\\s*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>)\\s*$`),
    end: blank,
    closer: () => "",
    interruptsParagraph: false,
  },
];

const rule = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/**
 * What a line, or what is left of it inside its containers, starts. Leading tabs must be spaces already.
 * @param inParagraph the line before is a paragraph in the same containers, which not everything may interrupt
 * @param afterParagraph the line before is a paragraph, perhaps in containers that this line is not in (lazy continuation)
 */
export function blockStart(rest: string, inParagraph: boolean, afterParagraph: boolean): BlockStart {
  if (blank.test(rest)) return { kind: "blank" };
  const text = rest.trimStart();
  const indent = rest.length - text.length;
  if (indent >= 4) return { kind: afterParagraph ? "text" : "indented" };
  // Most lines are plain text; every other block starts with one of these.
  if (!/^[>#`~<=*_+\d-]/.test(text)) return { kind: "text" };
  if (text.startsWith(">")) return { kind: "quote", rest: text.slice(text[1] === " " ? 2 : 1) };
  if (/^#{1,6}(?:\s|$)/.test(text)) return { kind: "line" };
  const fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/s.exec(text);
  if (fence) return { kind: "fence", mark: fence[1] ?? fence[2] ?? "" };
  const block = text.startsWith("<") ? htmlStart(text, afterParagraph) : -1;
  if (block >= 0) return { kind: "html", block };
  if (inParagraph && /^(?:=+|-+)\s*$/.test(text)) return { kind: "underline" };
  if (rule.test(text)) return { kind: "line" };
  return itemStart(text, indent, inParagraph) ?? { kind: "text" };
}

function htmlStart(text: string, afterParagraph: boolean): number {
  return htmlBlocks.findIndex(
    ({ start, interruptsParagraph }) => start.test(text) && (interruptsParagraph || !afterParagraph),
  );
}

function itemStart(text: string, indent: number, inParagraph: boolean): BlockStart | undefined {
  const [, mark = "", number, after = ""] = /^([-+*]|(\d{1,9})[.)])(\s.*|)$/s.exec(text) ?? [];
  if (!mark) return undefined;
  if (inParagraph && (after.trim() === "" || (number !== undefined && Number(number) !== 1))) return undefined;
  const gap = gapAfter(after, indent + mark.length);
  const width = after.trim() === "" || gap > 4 ? 1 : gap;
  return {
    kind: "item",
    indent: indent + mark.length + width,
    rest: " ".repeat(gap - Math.min(gap, width)) + after.trimStart(),
  };
}

/** Columns of white space after a list mark that ends in this column. */
function gapAfter(after: string, column: number): number {
  let at = column;
  for (const char of after.slice(0, after.length - after.trimStart().length)) at += char === "\t" ? 4 - (at % 4) : 1;
  return at - column;
}
