import type { Conversation } from "../../conversation/model.ts";
import { localDay } from "../../lib/local-day.ts";
import type { ExportRun } from "../each-thread.ts";
import { escapedHtml } from "../formats/escaped-html.ts";
import { shownTime } from "../message-heading.ts";
import { shownTitle } from "../shown-title.ts";
import type { Say } from "../texts.ts";

/** What the index says of one conversation. */
export interface IndexRow {
  path: string;
  title: string;
  site: string;
  updated: string;
  messages: number;
  state: Conversation["coverage"]["state"];
}

export function indexRow(conversation: Conversation, path: string): IndexRow {
  const { site, updated, coverage } = conversation;
  return {
    path,
    title: shownTitle(conversation),
    site,
    updated: updated.at,
    messages: coverage.held,
    state: coverage.state,
  };
}

/**
 * A page to browse an export with: a list for each site, the newest chats first, with relative links. It holds no script
 * and loads nothing, so it works from a folder and for years.
 */
export function indexPage(rows: readonly IndexRow[], { say, now }: Pick<ExportRun, "say" | "now">): string {
  const sites = [...bySite(rows)].sort(([a], [b]) => (a < b ? -1 : 1));
  const title = escapedHtml(say("export_index_title"));
  const links = sites.map(
    ([site, list], at) => `<li><a href="#site-${at}">${escapedHtml(site)}</a> (${list.length})</li>`,
  );
  const sections = sites.map(([site, list], at) => section(site, list, at, say));
  return `<!doctype html>
<html lang="${escapedHtml(say.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapedHtml(say.count("export_index_count", rows.length, shownTime(now.toISOString())))}</p>
<nav aria-label="${escapedHtml(say("export_index_sites"))}"><ul>
${links.join("\n")}
</ul></nav>
${sections.join("\n")}
</main>
</body>
</html>
`;
}

function bySite(rows: readonly IndexRow[]): Map<string, IndexRow[]> {
  const found = new Map<string, IndexRow[]>();
  for (const row of rows) {
    const same = found.get(row.site);
    if (same) same.push(row);
    else found.set(row.site, [row]);
  }
  return found;
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:0 auto;padding:1rem}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0}ol{list-style:none;padding:0}ol li{padding:.4rem 0;border-bottom:1px solid #8886;overflow-wrap:anywhere}li a{unicode-bidi:isolate}small{display:block}`;

function section(site: string, rows: readonly IndexRow[], at: number, say: Say): string {
  const newest = [...rows].sort((a, b) => (a.updated < b.updated ? 1 : -1));
  return `<section aria-labelledby="site-${at}">
<h2 id="site-${at}">${escapedHtml(site)}</h2>
<ol>
${newest.map((row) => item(row, say)).join("\n")}
</ol>
</section>`;
}

function item({ path, title, updated, messages, state }: IndexRow, say: Say): string {
  const states = {
    complete: say("export_index_complete"),
    partial: say("export_index_partial"),
    unknown: say("export_index_unsure"),
  };
  const day = localDay(new Date(updated));
  const facts = [say.count("export_index_messages", messages), states[state]];
  const time = day === "" ? "" : `<time datetime="${escapedHtml(updated)}">${day}</time> · `;
  const name = escapedHtml(title.replace(/\s+/g, " ").trim() || say("export_untitled"));
  return `<li><a href="${href(path)}">${name}</a><small>${time}${escapedHtml(facts.join(" · "))}</small></li>`;
}

/** A relative address of a file beside the page. */
function href(path: string): string {
  return escapedHtml(`./${path.split("/").map(encodeURIComponent).join("/")}`);
}
