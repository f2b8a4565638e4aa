import { expect, test } from "vitest";
import { mutated, seeded } from "../testing/mutate.ts";
import { chatgpt } from "./index.ts";

/**
 * The law: on a page mutated at random nothing throws, and no turn container that shows something goes missing in silence:
 * it gives at least one message (which may say that it is unreadable), or the page's health reports a problem.
 */
const pages = import.meta.glob<string>("./fixtures/{classic,pair,octane,hostile}*.html", {
  query: "?raw",
  import: "default",
  eager: true,
});
const long = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);
const count = long ? 10_000 : 500;
const seed = Number(import.meta.env.VITE_SEED ?? Date.now() % 2 ** 31);
const url = new URL("https://chatgpt.com/c/11111111-aaaa-83ea-bb04-000000000001");

/** Written apart from the adapter's selectors, on purpose: what marks a turn, by the facts of the three layouts. */
const marks = ["data-turn-id-container", "data-turn-id", "data-turn", "data-message-author-role", "data-turn-key"];

function isMarked(element: Element): boolean {
  const has = (name: string) => Element.prototype.hasAttribute.call(element, name);
  const value = (name: string) => Element.prototype.getAttribute.call(element, name) ?? "";
  const id = value("data-turn-id-container") || value("data-turn-id");
  if (/-root$|^paginated-root:/.test(id)) return false;
  return (
    marks.some(has) ||
    value("data-testid").startsWith("conversation-turn-") ||
    (element.tagName === "LI" && has("data-message-role"))
  );
}

function shows(element: Element): boolean {
  const copy = Node.prototype.cloneNode.call(element, true) as Element;
  for (const hidden of Element.prototype.querySelectorAll.call(copy, ".sr-only, style, script, template")) {
    Element.prototype.remove.call(hidden);
  }
  const media = Element.prototype.querySelector.call(copy, "img, iframe, video, audio, canvas, textarea");
  return media !== null || /\S/.test(copy.textContent ?? "");
}

/** Outermost marked elements that show something. */
function containersOf(document: Document): Element[] {
  const outermost: Element[] = [];
  for (const element of document.getElementsByTagName("*")) {
    if (isMarked(element) && !outermost.at(-1)?.contains(element)) outermost.push(element);
  }
  return outermost.filter(shows);
}

interface Verdict {
  containers: number;
  /** Of these, how many gave no message. */
  lost: number;
  unhealthy: string[];
  milliseconds: number;
}

/** What a reader made of a page: the elements that gave at least one message, and what it reports. */
type Reader = (document: Document) => { read: Element[]; unhealthy: string[] };

const adapter: Reader = (document) => {
  chatgpt.detect(document, url);
  chatgpt.conversation(document, url);
  const layout = chatgpt.layout(document);
  if (!layout) return { read: [], unhealthy: ["no layout"] };
  const turns = layout.turns(document);
  layout.evidence(document, url);
  layout.scroll(document);
  layout.streaming(document);
  for (const { element } of turns) expect(layout.turnContaining(element)).toBe(element);
  const unhealthy = layout.health(document).flatMap(({ name, found }) => (found ? [] : [name]));
  const read = turns.filter((turn) => turn.mounted && layout.read(turn).messages.length > 0);
  return { read: read.map(({ element }) => element), unhealthy };
};

/** What exporters commonly do. */
const naive: Reader = (document) => {
  const nodes = Document.prototype.querySelectorAll.call(document, "[data-message-author-role]");
  return { read: [...nodes], unhealthy: [] };
};

function judge(reader: Reader, document: Document): Verdict {
  const containers = containersOf(document);
  const start = performance.now();
  const { read, unhealthy } = reader(document);
  const milliseconds = performance.now() - start;
  const lost = containers.filter((one) => !read.some((element) => one.contains(element) || element.contains(one)));
  return { containers: containers.length, lost: lost.length, unhealthy, milliseconds };
}

const isSilentLoss = ({ lost, unhealthy }: Verdict) => lost > 0 && unhealthy.length === 0;

function pageNumber(at: number): [name: string, document: Document] {
  const all = Object.entries(pages);
  const [name = "", html = ""] = all[at % all.length] ?? [];
  return [`${name} #${at}`, mutated(html, seeded(seed + at * 7919))];
}

test(`${count} mutated pages: no throw, no turn lost in silence, 99 % under 250 ms`, () => {
  const verdicts = Array.from({ length: count }, (_, at) => {
    const [name, document] = pageNumber(at);
    const verdict = judge(adapter, document);
    expect(isSilentLoss(verdict), `${name}, seed ${seed}: ${JSON.stringify(verdict)}`).toBe(false);
    return verdict;
  });
  const times = verdicts.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  const containers = verdicts.reduce((sum, verdict) => sum + verdict.containers, 0);
  const reported = verdicts.filter(({ unhealthy }) => unhealthy.length > 0).length;
  console.info(
    `seed ${seed}: ${count} pages, ${containers} containers, ${reported} pages reported unhealthy; ms: median ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`,
  );
  expect(Number(at(0.99))).toBeLessThan(250);
  // The law must have had something to judge.
  expect(containers).toBeGreaterThan(count);
  expect(reported).toBeLessThan(count / 2);
}, 1_800_000);

test("the law catches a reader that only looks for message nodes", () => {
  const lost = Array.from({ length: 100 }, (_, at) => judge(naive, pageNumber(at)[1])).filter(isSilentLoss);
  expect(lost.length).toBeGreaterThan(10);
});
