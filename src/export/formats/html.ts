import { threadBlocks } from "../markdown.ts";
import type { ExportOptions } from "../options.ts";
import type { DocumentFormat } from "../package/document-format.ts";
import type { SelectedThread } from "../select-messages.ts";
import { shownTitle } from "../shown-title.ts";
import { styleOf } from "../style/markdown-style.ts";
import type { Say } from "../texts.ts";
import { escapedHtml } from "./escaped-html.ts";
import { markdownToHtml } from "./html-markdown.ts";

/** A page for each conversation that needs no network, no program and no script, and runs none. */
export function htmlFormat(options: ExportOptions, say: Say): DocumentFormat {
  const asked = styleOf(options);
  const style = {
    ...asked,
    properties: asked.properties === "none" ? ("none" as const) : ("table" as const),
    reasoning: asked.reasoning === "details" ? ("callout" as const) : asked.reasoning,
    // Footnotes are no part of the Markdown that is read here; numbered links say the same.
    sources: asked.sources === "footnotes" ? ("list" as const) : asked.sources,
  };
  return {
    extension: "html",
    type: "text/html",
    between: "\n",
    blocks(thread, place) {
      return [page(thread, markdownToHtml(threadBlocks(thread, { say, style, ...place })), say)];
    },
    file: (blocks) => blocks.join(""),
  };
}

function page({ conversation }: SelectedThread, body: string, say: Say): string {
  const title = escapedHtml(shownTitle(conversation).replace(/\s+/g, " ").trim() || say("export_untitled"));
  return `<!doctype html>
<html lang="${escapedHtml(say.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<title>${title}</title>
<style>${css}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

const css = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0;overflow-wrap:anywhere}main{max-width:46rem;margin:0 auto;padding:1rem}h2{margin-top:2.5rem;padding-top:.5rem;border-top:1px solid #8886;font-size:1.1rem}pre{overflow:auto;padding:.75rem;border:1px solid #8886;border-radius:.4rem;overflow-wrap:normal}code{font:.9em ui-monospace,monospace}table{display:block;overflow:auto;border-collapse:collapse}th,td{border:1px solid #8886;padding:.3rem .6rem;text-align:start}blockquote,details{margin:1rem 0;padding:.1rem 1rem;border-inline-start:3px solid #8886}p,li,h1,h2,h3,h4,h5,h6,th,td{unicode-bidi:plaintext}summary p{display:inline}img{max-width:100%;height:auto}math[display=block]{overflow-x:auto}`;
