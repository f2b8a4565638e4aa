// The converters compared, each from a message's element to Markdown as its readme says to use it.
import { gfm } from "@joplin/turndown-plugin-gfm";
import { createMarkdownContent } from "defuddle/full";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import TurndownService from "turndown";
import { unified } from "unified";
import { toMarkdown } from "../../src/markdown/convert.ts";

export type Converter = (message: HTMLElement) => string;

/** The measure: every text of a message once, joined. */
const textPass: Converter = (message) => {
  const walker = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) text += node.nodeValue;
  return text;
};

const plainTurndown = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
const gfmTurndown = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
gfmTurndown.use(gfm);

const remark = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark).use(remarkGfm).use(remarkStringify);

export const converters: Readonly<Record<string, Converter>> = {
  "TreeWalker text pass": textPass,
  convokeep: (message) => toMarkdown(message),
  turndown: (message) => plainTurndown.turndown(message),
  "turndown + gfm": (message) => gfmTurndown.turndown(message),
  "rehype-remark + gfm": (message) => String(remark.processSync(message.innerHTML)),
  "defuddle (Markdown)": (message) => createMarkdownContent(message.innerHTML, "https://chatgpt.com/"),
};
