import { browser } from "../../browser.ts";
import type { Layout } from "../../sites/site.ts";
import { placesOf } from "../places.ts";
import type { Session } from "../session.ts";
import { type Mask, maskText, newMask } from "./mask.ts";
import { outlineOf, tagOf } from "./outline.ts";

/** Characters in all; more than that does not fit into most issue trackers. */
const longest = 60_000;

/**
 * The page's structure for a report that can be posted: which layout was found, which checks failed, what was read, and
 * the markup with every word replaced. Holds no text, title, id or address of the page.
 */
export function pageReport(session: Session): string {
  const { site, chat } = session;
  const layout = site?.layout(document) ?? null;
  const lines = [
    `Convokeep ${browser.runtime.getManifest().version}, page structure with every word replaced`,
    `browser: ${maskedAgent()}`,
    `site: ${site?.id ?? "none"}, layout: ${layout?.id ?? "none"}, page: ${chat?.page.page ?? "none"}`,
    `address: ${maskedPath()}`,
    ...(layout ? factsOf(layout) : []),
  ];
  const head = `${lines.join("\n")}\n\n`;
  const root = chatRoot(layout) ?? document.body ?? document.documentElement;
  const mask = newMask();
  const inside = outlineOf(root, (longest - head.length) * 0.75, mask);
  const around =
    root === document.body ? "" : outlineOf(document.body, longest - head.length - inside.length - 100, mask, root);
  return `${head}${ancestorsOf(root, mask)}\n${inside}\n\naround it:\n${around}`;
}

/** What all turns are in, so that the sidebar does not use up the space. */
function chatRoot(layout: Layout | null): Element | null {
  const turns = layout ? placesOf(layout, document).map(({ turn }) => turn.element) : [];
  let root = turns[0]?.parentElement?.parentElement ?? null;
  while (root && !turns.every((turn) => root?.contains(turn))) root = root.parentElement;
  return root ?? document.querySelector("main");
}

function ancestorsOf(element: Element, mask: Mask): string {
  const tags: string[] = [];
  for (let outer = element.parentElement; outer; outer = outer.parentElement) tags.unshift(tagOf(outer, mask));
  return tags.join(" > ");
}

function factsOf(layout: Layout): string[] {
  const places = placesOf(layout, document);
  const { start, end, stated } = layout.evidence(document);
  const plan = layout.scroll(document);
  const checks = layout.health(document).map(({ name, found }) => `${name} ${found ? "yes" : "NO"}`);
  return [
    `turns: ${places.length}, mounted: ${places.filter((place) => place.turn.mounted).length}`,
    `evidence: start ${start}, end ${end}, stated ${stated ?? "-"}, streaming ${layout.streaming(document)}`,
    `scroll: ${plan ? `${plan.axis}, wrappers ${plan.keepsWrappers}` : "none"}`,
    `checks: ${checks.join("; ")}`,
  ];
}

function maskedPath(): string {
  const known = /^(?:[a-z]{0,2}|share|project|chat|app)$/;
  const parts = location.pathname.split("/").map((part) => (known.test(part) ? part : maskText(part)));
  return `${parts.join("/")}${location.search ? "?…" : ""}`;
}

/** Browser and version only. */
function maskedAgent(): string {
  return /(?:Firefox|Edg|Chrome)\/\d+/.exec(navigator.userAgent)?.[0] ?? "other";
}
