import { addBlock, boundary } from "./block-content.ts";
import { addCode } from "./code-span.ts";
import { codeText } from "./code-text.ts";
import type { Flow } from "./flow.ts";
import type { Handler } from "./handler.ts";

const LANGUAGE = /(?:^|\s)lang(?:uage)?-(\S+)/;
const SOURCE = /(?:^|\s)highlight-(?:source|text)-(\S+)/;

/** A fenced code block; the fence is longer than any run of backticks in it. */
export function fence(text: string, language: string): string {
  const body = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  const ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}${infoString(language)}\n${body}${ticks}`;
}

function longestRun(text: string): number {
  if (!text.includes("`")) return 0;
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** One word that a renderer reads back as the language; a backtick may not stand in it. */
function infoString(language: string): string {
  if (/^[\w#+.-]*$/.test(language)) return language;
  const word = language.trim().split(/\s/)[0] ?? "";
  return word.replace(/\\(?=[!-/:-@[-`{-~])|&(?=#|[a-z])/gi, "\\$&").replaceAll("`", "&#96;");
}

/** The language that an element's class or `data-language` names, or ''. */
export function languageOf(element: Element | null): string {
  if (element === null) return "";
  const classes = element.getAttribute("class") ?? "";
  const named = LANGUAGE.exec(classes) ?? SOURCE.exec(classes);
  return named?.[1] ?? element.getAttribute("data-language") ?? "";
}

/** Adds code where it may stand: as a block, or in a heading or table cell as code spans, one a line. */
export function addCodeBlock(flow: Flow, text: string, language: string): void {
  if (flow.place === "blocks") {
    addBlock(flow, { kind: "code", markdown: fence(text, language) });
    return;
  }
  for (const line of text.replace(/\n$/, "").split("\n")) {
    boundary(flow);
    addCode(flow, line);
  }
  boundary(flow);
}

/** Where editors that show code keep its lines. */
const EDITOR = /(?:^|\s)(?:cm-content|view-lines)(?:\s|$)/;

export const isEditor = (classes: string): boolean => EDITOR.test(classes);

/** `pre`, and an editor's lines: the code is that of its one `code` element or of the editor in it, without the header beside; else all of its text. */
export const codeBlock: Handler = (element, flow) => {
  const codes = element.getElementsByTagName("code");
  const code = codes.length === 1 ? codes.item(0) : element.querySelector(".cm-content, .view-lines");
  const language = languageOf(code) || languageOf(element) || languageOf(element.parentElement);
  addCodeBlock(flow, codeText(code ?? element), language);
};
