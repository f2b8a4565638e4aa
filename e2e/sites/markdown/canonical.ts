import type { Token } from "markdown-it";
import { createParser, type HtmlMode } from "./parser.ts";

/**
 * What a piece of Markdown says, as a list of lines that two spellings of the same thing share. Paragraphs inside tight and
 * loose lists count as equal, since the page shows both alike; bullets, emphasis marks and escapes do not count.
 */
export function canonical(markdown: string, options: CanonicalOptions): string[] {
  const tokens = parsers[options.html].parse(markdown, {});
  const out: string[] = [];
  for (const token of tokens) block(token, out, options);
  return out;
}

export interface CanonicalOptions {
  html: HtmlMode;
  /** What a citation stands for, by its key (source) or footnote label (archive): its address, say; `null`: not compared. */
  cited(key: string): string | null;
  /** Without: the languages of code blocks are not compared (default true). */
  languages?: boolean;
  /** Without: the alignment of table columns is not compared (default true). */
  alignment?: boolean;
  /** A line break in a paragraph is one that is shown (default false). */
  breaks?: boolean;
}

const parsers = { listed: createParser("listed"), all: createParser("all") };

const languages: Record<string, string> = { "c++": "cpp", "c#": "csharp", js: "javascript", ts: "typescript" };

/** One name per language, as pages show "C++" where the answer said `cpp`. */
export function languageName(info: string): string {
  const first = (info.trim().split(/\s+/)[0] ?? "").toLowerCase();
  return languages[first] ?? first;
}

function block(token: Token, out: string[], options: CanonicalOptions): void {
  switch (token.type) {
    case "inline":
      out.push(...inline(token.children ?? [], options));
      return;
    case "fence":
      out.push(
        `code ${options.languages === false ? "" : languageName(token.info)}`,
        JSON.stringify(token.content.replace(/\n$/, "")),
      );
      return;
    case "code_block":
      out.push("code ", JSON.stringify(token.content.replace(/\n$/, "")));
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
    if (text !== "") runs.push(JSON.stringify(text.replace(/[ \t\n]+/g, " ")));
    text = "";
  };
  const cite = (key: string): void => {
    const said = options.cited(key);
    if (said === null) return;
    flush();
    runs.push(`cite ${said}`);
  };
  for (const token of tokens) {
    if (token.type === "text" || token.type === "text_special") {
      // The archive writes a citation as a footnote reference.
      const pieces = token.content.split(/\[\^([^\]\s]+)\]/);
      pieces.forEach((piece, index) => {
        if (index % 2 === 1) cite(piece);
        else text += piece;
      });
    } else if (token.type === "softbreak" && !options.breaks) text += " ";
    else if (token.type === "cite") cite(token.content);
    else {
      flush();
      runs.push(run(token));
    }
  }
  flush();
  return trimmed(runs);
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
      return token.content.toLowerCase().replace(/^<br ?\/?>$/, "br");
    case "task":
      return `task ${token.meta?.checked ? "done" : "open"}`;
    case "image":
      return `image ${token.attrGet("src") ?? ""} ${JSON.stringify(token.content)}`;
    case "link_open":
      return `link ${token.attrGet("href") ?? ""}`;
    default:
      return `${token.nesting < 0 ? "/" : ""}${token.tag}`;
  }
}

const isText = (run: string | undefined): run is string => run?.startsWith('"') === true;

/** Spaces at the edges of a block and around a line break are not shown. */
function trimmed(runs: readonly string[]): string[] {
  return runs
    .map((run, index) => {
      if (!isText(run)) return run;
      let text = JSON.parse(run) as string;
      const before = runs[index - 1];
      const after = runs[index + 1];
      if (before === undefined || before === "br" || before.startsWith("task")) text = text.trimStart();
      if (after === undefined || after === "br") text = text.trimEnd();
      return text === "" ? "" : JSON.stringify(text);
    })
    .filter((run) => run !== "");
}
