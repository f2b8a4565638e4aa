import { expect, test } from "vitest";
import type { Site } from "../site.ts";
import { addressOf } from "./fixtures.ts";
import { mutated, seeded } from "./mutate.ts";

/** What the law is judged by, written apart from the adapter's selectors on purpose. */
export interface Law {
  /** Whether an element is a turn's container, by the facts of the site. Ask by `has` and `value`, which no page can mislead. */
  isTurn(element: Element): boolean;
  /** Selector of what a turn may show without showing a message: texts for screen readers, toolbars. Such a turn is listed as not shown. */
  hidden?: string;
  /** What a simple exporter would look for. The law must catch it, or it proves nothing. */
  naive: string;
}

const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);
const countFor = (site: Site) => (long ? 10_000 : site.id === "chatgpt" ? 500 : 150);
const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED ?? Date.now() % 2 ** 31);
/** Longest that a page may take, ms: a hundred times what any takes, on any machine. How the times compare is printed. */
const forEver = 10_000;
const media = "img, iframe, video, audio, canvas, textarea";

/** An attribute read so that no field of a form can hide it. */
export const value = (element: Element, name: string) => Element.prototype.getAttribute.call(element, name) ?? "";
export const has = (element: Element, name: string) => Element.prototype.hasAttribute.call(element, name);

interface Verdict {
  containers: number;
  /** Of these, how many gave no message. */
  lost: number;
  unhealthy: string[];
  milliseconds: number;
  /** What the law took to look at the same page, ms: a measure of the page and of the machine. */
  yardstick: number;
}

/** What a reader made of a page: the elements that gave at least one message, and what it reports. */
type Reader = (document: Document, url: URL) => { read: Element[]; unhealthy: string[] };

/**
 * Registers the law: on a page mutated at random nothing throws, and no turn container that shows something goes missing in
 * silence: it gives at least one message (which may say that it is unreadable), or the page's health reports a problem.
 * 10,000 pages in long runs, of which a usual one has a twentieth for the first site and fewer for the others.
 * @param pages fixtures with turns, texts by path
 */
export function testMutatedPages(site: Site, pages: Record<string, string>, law: Law): void {
  const count = countFor(site);
  const entries = Object.entries(pages);
  const pageNumber = (at: number): [name: string, document: Document, url: URL] => {
    const [name = "", html = ""] = entries[at % entries.length] ?? [];
    return [`${name} #${at}`, mutated(html, seeded(seed + at * 7919)), addressOf(html)];
  };

  test(`${count} mutated pages: no throw, no turn lost in silence, no page that takes for ever`, () => {
    const verdicts = Array.from({ length: count }, (_, at) => {
      const [name, document, url] = pageNumber(at);
      const verdict = judge(adapter(site), law, document, url);
      expect(isSilentLoss(verdict), `${name}, seed ${seed}: ${JSON.stringify(verdict)}`).toBe(false);
      return verdict;
    });
    const times = verdicts.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
    const sum = (of: "milliseconds" | "yardstick") => verdicts.reduce((total, verdict) => total + verdict[of], 0);
    const share = sum("milliseconds") / sum("yardstick");
    const containers = verdicts.reduce((total, verdict) => total + verdict.containers, 0);
    const reported = verdicts.filter(({ unhealthy }) => unhealthy.length > 0).length;
    console.info(
      `${site.id}, seed ${seed}: ${count} pages, ${containers} containers, ${reported} pages reported unhealthy; ms: median ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}, in all ${share.toFixed(2)} of the law's`,
    );
    expect(times.at(-1), "the longest").toBeLessThan(forEver);
    // The law must have had something to judge.
    expect(containers).toBeGreaterThan(count);
    expect(reported).toBeLessThan(count / 2);
  }, 1_800_000);

  test("the law catches a reader that only looks for what everybody looks for", () => {
    const naive: Reader = (document) => ({
      read: [...Document.prototype.querySelectorAll.call(document, law.naive)],
      unhealthy: [],
    });
    const verdicts = Array.from({ length: 100 }, (_, at) => {
      const [, document, url] = pageNumber(at);
      return judge(naive, law, document, url);
    });
    expect(verdicts.filter(isSilentLoss).length).toBeGreaterThan(5);
  });
}

const adapter =
  (site: Site): Reader =>
  (document, url) => {
    site.detect(document, url);
    site.conversation(document, url);
    const layout = site.layout(document);
    if (!layout) return { read: [], unhealthy: ["no layout"] };
    const turns = layout.turns(document);
    layout.evidence(document, url);
    layout.scroll(document);
    layout.streaming(document);
    for (const turn of turns) {
      expect(layout.turnContaining(turn.element)).toBe(turn.element);
      layout.expand?.(turn);
    }
    const unhealthy = layout.health(document).flatMap(({ name, found }) => (found ? [] : [name]));
    const read = turns.filter((turn) => turn.mounted && layout.read(turn).messages.length > 0);
    return { read: read.map(({ element }) => element), unhealthy };
  };

function judge(reader: Reader, law: Law, document: Document, url: URL): Verdict {
  const begun = performance.now();
  const containers = containersOf(document, law);
  const start = performance.now();
  const { read, unhealthy } = reader(document, url);
  const milliseconds = performance.now() - start;
  const lost = containers.filter((one) => !read.some((element) => one.contains(element) || element.contains(one)));
  return { containers: containers.length, lost: lost.length, unhealthy, milliseconds, yardstick: start - begun };
}

const isSilentLoss = ({ lost, unhealthy }: Verdict) => lost > 0 && unhealthy.length === 0;

/** Outermost turns that show something. */
function containersOf(document: Document, { isTurn, hidden = ".sr-only" }: Law): Element[] {
  const outermost: Element[] = [];
  for (const element of document.getElementsByTagName("*")) {
    if (isTurn(element) && !outermost.at(-1)?.contains(element)) outermost.push(element);
  }
  return outermost.filter((element) => shows(element, hidden));
}

function shows(element: Element, hidden: string): boolean {
  const copy = Node.prototype.cloneNode.call(element, true) as Element;
  for (const each of Element.prototype.querySelectorAll.call(copy, `${hidden}, style, script, template`)) {
    Element.prototype.remove.call(each);
  }
  return Element.prototype.querySelector.call(copy, media) !== null || /\S/.test(copy.textContent ?? "");
}
