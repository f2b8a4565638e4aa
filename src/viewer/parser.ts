import createParser, { type MarkdownIt, type Token } from "markdown-it";
import { directions } from "./direction-rule.ts";
import { headings } from "./headings-rule.ts";
import { keptBlocks } from "./kept-block-rule.ts";
import { keptInline } from "./kept-inline-rule.ts";
import { maths } from "./maths-rule.ts";
import { notes } from "./notes-rule.ts";
import { slotRule } from "./slots.ts";
import { tasks } from "./tasks-rule.ts";

/**
 * CommonMark with GFM's tables, strikethrough and task lists, maths and notes. HTML is text, but for the few tags that
 * Convokeep's own Markdown has. Every address is read as one: which of them become links is decided in `links.ts`.
 */
export const parser = createParser({ html: false, linkify: false, typographer: false })
  .use(maths)
  .use(keptInline)
  .use(keptBlocks)
  .use(notes)
  .use(tasks)
  .use(headings)
  .use(directions)
  .use(output);

parser.validateLink = () => true;
parser.normalizeLinkText = (address) => address;

function output({ renderer }: MarkdownIt): void {
  const { rules } = renderer;
  rules.fence = slotRule(({ content, info }) => ({ kind: "code", text: content, language: languageIn(info) }));
  rules.code_block = slotRule(({ content }) => ({ kind: "code", text: content, language: "" }));
  rules.image = slotRule((token, alt) => ({
    kind: "picture",
    address: String(token.attrGet("src") ?? ""),
    description: alt,
  }));
  rules.th_open = rules.td_open = (tokens, at, options, _env, self) => {
    alignByClass(tokens[at] as Token);
    return self.renderToken(tokens, at, options);
  };
  rules.link_open = (tokens, at, options, _env, self) => {
    const token = tokens[at] as Token;
    const title = token.attrGet("title");
    token.attrSet("title", [token.attrGet("href"), title].filter(Boolean).join("\n"));
    return self.renderToken(tokens, at, options);
  };
}

const languageIn = (info: string): string => parser.utils.unescapeAll(info).trim().split(/\s/, 1)[0] ?? "";

/** Alignment as a class: pages whose policy allows no inline styles would ignore it otherwise. */
function alignByClass(token: Token): void {
  const align = /text-align:(left|center|right)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  token.attrs = align ? [["class", `align-${align}`]] : null;
}
