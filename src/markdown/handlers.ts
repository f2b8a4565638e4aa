import { blockQuote, details, heading, input, lineBreak, paragraph, plainBlock, rule } from "./blocks.ts";
import { codeBlock } from "./code-block.ts";
import { inlineCode } from "./code-span.ts";
import type { Handler } from "./handler.ts";
import { image } from "./images.ts";
import { emphasis, keptAsHtml, strong, struck } from "./inlines.ts";
import { link } from "./links.ts";
import { list, listItem } from "./lists.ts";
import { mathMl, texScript } from "./maths.ts";
import { summary } from "./summary.ts";
import { table } from "./tables.ts";

const nothing: Handler = () => {};

const table_: readonly (readonly [names: string, handler: Handler])[] = [
  ["p", paragraph],
  ["h1 h2 h3 h4 h5 h6", heading],
  ["blockquote", blockQuote],
  ["hr", rule],
  ["br", lineBreak],
  ["ul ol menu", list],
  ["li", listItem],
  ["input", input],
  ["pre", codeBlock],
  ["code tt", inlineCode],
  ["table", table],
  ["em i", emphasis],
  ["strong b", strong],
  ["del s strike", struck],
  ["sub sup kbd mark u ins small q samp var ruby rt rp", keptAsHtml],
  ["a", link],
  ["img", image],
  ["math", mathMl],
  ["script", texScript],
  ["details", details],
  ["summary", summary],
  [
    "address article aside body center dd dialog dir div dl dt fieldset figcaption figure footer header hgroup " +
      "legend main nav optgroup search section td th tr tbody thead tfoot caption",
    plainBlock,
  ],
  [
    "style svg button template noscript iframe object canvas video audio select textarea head title datalist progress meter",
    nothing,
  ],
];

/** How each element is read, by its name; elements not named here are only their content. */
export const handlers: ReadonlyMap<string, Handler> = new Map(
  table_.flatMap(([names, handler]) => names.split(" ").map((name) => [name, handler] as const)),
);
