import type { Token } from "markdown-it";
import { createParser, type HtmlMode } from "./parser.ts";

/**
 * What a piece of Markdown says, as a list of lines that two spellings of the same thing share. Paragraphs inside tight and
 * loose lists count as equal, since the page shows both alike; bullets, emphasis marks and escapes do not count.
 */
export function canonical(markdown: string, options: CanonicalOptions): string[] {
  const tokens = parsers[options.html].parse(markdown, {});
  const out: string[] = [];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const isOwn = before?.type === "paragraph_open" && !before.hidden;
    block(token, out, isOwn || options.breaksInItems !== false ? options : { ...options, breaks: false });
  });
  const shown = out.filter((line, at) => !isEmpty(out, line, at));
  return options.loneFormulas === false ? shown.flatMap(displayed) : shown;
}

/** A formula alone in its paragraph or heading, as a display. */
function displayed(line: string, at: number, lines: readonly string[]): string[] {
  const isLone = (place: number, block: RegExp): boolean =>
    block.test(lines[place - 1] ?? "") &&
    lines[place]?.startsWith("maths ") === true &&
    lines[place + 1] === closing(lines[place - 1] ?? "");
  if (isLone(at, /^(?:p|h\d)$/)) return [line.replace("maths", "display")];
  return isLone(at + 1, /^p$/) || isLone(at - 1, /^p$/) ? [] : [line];
}

/** A heading, paragraph or link without content shows nothing. */
const isEmpty = (lines: readonly string[], line: string, at: number): boolean =>
  (/^(?:h\d|p|link .*)$/.test(line) && lines[at + 1] === closing(line)) ||
  (/^\/(?:h\d|p|a)$/.test(line) && closing(lines[at - 1] ?? "") === line);

const closing = (line: string): string => (line.startsWith("link ") ? "/a" : `/${line}`);

export interface CanonicalOptions {
  html: HtmlMode;
  /**
   * What a citation stands for, by its key (source) or footnote label (archive): its address, say; `null`: not compared;
   * `undefined`: it is none, only a text that looks like one.
   */
  cited(key: string): string | null | undefined;
  /** Without: the languages of code blocks are not compared (default true). */
  languages?: boolean;
  /** Without: the alignment of table columns is not compared (default true). */
  alignment?: boolean;
  /** Without: no-break spaces in code count as spaces (default true). */
  codeSpaces?: boolean;
  /** Without: a formula alone in its paragraph counts as a display (default true). */
  loneFormulas?: boolean;
  /** With: no-break spaces count as spaces, since runs of spaces that a page keeps are held so (default false). */
  spacesKept?: boolean;
  /** A line break in a paragraph is one that is shown (default false). */
  breaks?: boolean;
  /** Without: not in the items of a tight list (default true). */
  breaksInItems?: boolean;
}

const parsers = { listed: createParser("listed"), all: createParser("all") };

const languages: Record<string, string> = { "c++": "cpp", "c#": "csharp", js: "javascript", ts: "typescript" };

/** One name per language, as pages show "C++" where the answer said `cpp`; '' for what has not the shape of a name. */
export function languageName(info: string): string {
  const first = (info.trim().split(/\s+/)[0] ?? "").toLowerCase();
  return languages[first] ?? (/^(?=.*[a-z])[a-z0-9.+#*_-]{1,30}$/.test(first) ? first : "");
}

function block(token: Token, out: string[], options: CanonicalOptions): void {
  switch (token.type) {
    case "inline":
      out.push(...inline(token.children ?? [], options));
      return;
    case "fence":
      out.push(`code ${options.languages === false ? "" : languageName(token.info)}`, codeText(token.content, options));
      return;
    case "code_block":
      out.push("code ", codeText(token.content, options));
      return;
    case "math_block":
      out.push(`display ${maths(token.content)}`);
      return;
    case "writing":
      return;
    case "html_block":
      out.push(`html ${token.content.trim()}`);
      return;
    default:
      out.push(opening(token, options));
  }
}

/** Without empty lines at its end, which no page tells from the end of its last line. */
const codeText = (text: string, { codeSpaces }: CanonicalOptions): string =>
  JSON.stringify((codeSpaces === false ? text.replaceAll("\u00a0", " ") : text).replace(/\n+$/, ""));

function opening(token: Token, { alignment }: CanonicalOptions): string {
  const start = token.attrGet("start");
  const style = alignment === false ? null : token.attrGet("style");
  const tag = token.type === "hr" ? "hr" : `${token.nesting < 0 ? "/" : ""}${token.tag}`;
  return [tag, start === null ? "" : `start=${start}`, style ?? ""].filter((piece) => piece !== "").join(" ");
}

const maths = (tex: string): string => tex.replace(/\s+/g, " ").trim();

/** Inline content as runs; neighbouring text is joined and its white space collapsed as a page would. */
function inline(tokens: readonly Token[], options: CanonicalOptions): string[] {
  const runs: string[] = [];
  let text = "";
  const flush = (): void => {
    const spaces = options.spacesKept ? /[ \t\n\u00a0]+/g : /[ \t\n]+/g;
    if (text !== "") runs.push(JSON.stringify(text.replace(spaces, " ")));
    text = "";
  };
  const cite = (key: string, written: string): void => {
    const said = options.cited(key);
    if (said === undefined) text += written;
    if (said === undefined || said === null) return;
    flush();
    runs.push(`cite ${said}`);
  };
  const open = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    const [, slash, tag = ""] = token.type === "html_inline" ? (/^<(\/?)(\w+)/.exec(token.content) ?? []) : [];
    // The end of what never began is not on the page.
    if (slash === "/" && !open.has(tag)) continue;
    open.add(tag);
    // Of a link without a text nothing is shown.
    if (token.type === "link_open" && tokens[at + 1]?.type === "link_close") continue;
    if (token.type === "link_close" && tokens[at - 1]?.type === "link_open") continue;
    if (token.type === "text" || token.type === "text_special") {
      // The archive writes a citation as a footnote reference.
      const pieces = token.content.split(/\[\^([^\]\s]+)\]/);
      pieces.forEach((piece, index) => {
        if (index % 2 === 1) cite(piece, `[^${piece}]`);
        else text += piece;
      });
    } else if (token.type === "softbreak" && !options.breaks) text += " ";
    else if (token.type === "cite") cite(token.content, token.content);
    else if (!token.content.startsWith("<!--")) {
      flush();
      runs.push(run(token));
    }
  }
  flush();
  return trimmed(breaksOutside(runs));
}

/** Neither marks nor links show on a line break, so one at their edge stands outside as well; nor does a mark without content. */
function breaksOutside(runs: readonly string[]): string[] {
  const out: string[] = [];
  for (const run of runs) {
    let at = out.length;
    const closed = /^\/(em|strong|del|a)$/.exec(run)?.[1];
    if (run === "br") while (/^(?:em|strong|del|link .*)$/.test(out[at - 1] ?? "")) at -= 1;
    if (closed) while (out[at - 1] === "br") at -= 1;
    if (closed && out[at - 1] === closed) out.splice(at - 1, 1);
    else out.splice(at, 0, run);
  }
  return joinedTexts(out);
}

function joinedTexts(runs: readonly string[]): string[] {
  const out: string[] = [];
  for (const run of runs) {
    const last = out.at(-1) ?? "";
    if (isText(run) && isText(last)) out.splice(-1, 1, JSON.stringify(JSON.parse(last) + JSON.parse(run)));
    else out.push(run);
  }
  return out;
}

function run(token: Token): string {
  switch (token.type) {
    case "code_inline":
      return `tt ${JSON.stringify(token.content)}`;
    case "math_inline":
      return `maths ${maths(token.content)}`;
    case "math_display":
      return `display ${maths(token.content)}`;
    case "hardbreak":
    case "softbreak":
      return "br";
    case "html_inline":
      return htmlRun(token.content.toLowerCase());
    case "task":
      return `task ${token.meta?.checked ? "done" : "open"}`;
    case "image":
      return `image ${token.attrGet("src") ?? ""} ${JSON.stringify(token.content)}`;
    case "link_open":
      return `link ${token.attrGet("href") ?? ""}`;
    default:
      return `${token.nesting < 0 ? "/" : ""}${token.tag === "s" ? "del" : token.tag}`;
  }
}

/** A mark may be written as HTML where Markdown has no way to. */
const htmlRun = (html: string): string =>
  html
    .replace(/^<br ?\/?>$/, "br")
    .replace(/^<(\/?)(em|strong|del|s)>$/, "$1$2")
    .replace(/^(\/?)s$/, "$1del");

const isText = (run: string): boolean => run.startsWith('"');

const isAtom = (run: string): boolean => /^(?:tt|maths|display|image|cite|task) /.test(run);

/**
 * Runs of text with the white space that a page shows: none at the edges of a block and around a line break, one space
 * between words, counted to what comes after it, whatever marks stand between. A line break with nothing after it
 * or only a task's box before it is none.
 */
function trimmed(all: readonly string[]): string[] {
  const end = all.findLastIndex((run) => isAtom(run) || (isText(run) && /[^ ]/.test(JSON.parse(run) as string)));
  const out: string[] = [];
  // What stands between the last thing seen and the next: nothing yet on this line, a space, or nothing.
  let gap: "edge" | "space" | "none" = "edge";
  all.forEach((run, index) => {
    if (isText(run)) {
      const text = JSON.parse(run) as string;
      const words = text.replace(/^ | $/g, "");
      if (text.startsWith(" ") && gap !== "edge") gap = "space";
      if (words === "") return;
      out.push(JSON.stringify(gap === "space" ? ` ${words}` : words));
      gap = text.endsWith(" ") ? "space" : "none";
    } else if (run === "br") {
      if (index > end || out.at(-1)?.startsWith("task ")) return;
      out.push(run);
      gap = "edge";
    } else {
      if (isAtom(run) && gap === "space") out.push('" "');
      if (isAtom(run)) gap = run.startsWith("task ") ? "edge" : "none";
      out.push(run);
    }
  });
  return out;
}
