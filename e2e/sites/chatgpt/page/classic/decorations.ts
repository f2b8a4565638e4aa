import { esc, iconButton } from "../../../kit/page/html.ts";
import { createRenderer } from "../../../kit/page/markdown.ts";
import { katexWhole } from "../../../kit/page/maths.ts";
import type { SourcePage } from "../../../source.ts";
import { favicon, marked } from "../links.ts";
import type { Decorations } from "../markdown.ts";
import { classicCode } from "./code.ts";

/** A pill with favicon, short name and a count of further pages. */
function pill(page: SourcePage): string {
  const more = page.more ? `<span class="-me-1 flex h-full items-center rounded-full px-1">+${page.more}</span>` : "";
  return `<span class="" data-content-reference-start=""><span class="ms-1 inline-flex max-w-full items-center" data-state="closed"><span class="ms-1 inline-flex max-w-full" data-testid="webpage-citation-pill"><a href="${esc(marked(page.url))}" target="_blank" rel="noopener" alt="${esc(marked(page.url))}" class="flex h-4.5 overflow-hidden rounded-xl px-2"><span class="relative start-0 bottom-0 flex h-full w-full items-center"><span class="flex h-4 w-full items-center justify-between overflow-hidden"><img alt="" width="32" height="32" class="icon-xs" src="${esc(favicon(page.url))}"><span class="max-w-[15ch] grow truncate overflow-hidden text-center">${esc(page.title)}</span>${more}</span></span></a></span></span></span>`;
}

const decorations: Decorations = {
  code: (block, { strings }) => classicCode({ ...block, strings }),
  table: ({ html, attributes }, { strings }) =>
    `<div class="TyagGW_tableContainer"><div tabindex="-1" class="group TyagGW_tableWrapper flex flex-col-reverse w-fit"><table class="w-fit min-w-(--thread-content-width)"${attributes}>${html}</table><div class="sticky h-0 self-end select-none"><div class="absolute end-0 flex items-end">${iconButton(strings.copyTable, "")}</div></div></div></div>`,
  cite: pill,
  link: {
    open: (address) =>
      `<a data-start="0" class="decorated-link" target="_new" rel="noopener" href="${esc(marked(address))}">`,
    close:
      '<span aria-hidden="true" class="ms-0.5 inline-block align-middle leading-none"><svg width="20" height="20"></svg></span></a>',
  },
  maths(tex, kind) {
    const html = katexWhole(tex, kind !== "inline");
    return kind === "block" ? `<div data-testid="math-block-layout">${html}</div>` : html;
  },
  paragraphsInItems: true,
  blockAttributes: (start, end) => ({ "data-start": String(start), "data-end": String(end) }),
};

/** Markdown as the classic renderer shows it. */
export const renderClassic = createRenderer(decorations);
