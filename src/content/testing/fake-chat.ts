import type { MediaSource, PageConversation, PageEvidence, ReadMessage, Site, Turn } from "../../sites/site.ts";

/** A turn of the fake page. */
export interface FakeTurn {
  key: string;
  role: "user" | "assistant";
  text: string;
  height: number;
  streaming?: boolean;
  /** Addresses of images. */
  images?: string[];
  /** A text that is on the page only while its button is open. */
  folded?: string;
}

/** A conversation of `count` turns, every tenth prompt the same. Heights differ, some are taller than the view. */
export function fakeTurns(count: number, from = 0): FakeTurn[] {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const role = number % 2 === 0 ? "user" : "assistant";
    const text = number % 20 === 0 ? "continue" : `${role} says ${number}`;
    return { key: `turn-${number}`, role, text, height: 60 + ((number * 37) % 180) + (number % 25 === 24 ? 1200 : 0) };
  });
}

/** What the page says of itself besides its turns. */
export interface FakeFacts {
  conversation: PageConversation;
  wrappers: boolean;
  reverse: boolean;
  /** Rows in all, where the page counts them and gives no keys. */
  rows?: number;
  /** The rows have numbers, but the page does not say how many there are. */
  untold?: boolean;
  /** How often each turn was read. */
  reads: Map<string, number>;
}

/** A site adapter for the fake pages: as plain as the real ones, and counting what it is asked. */
export function fakeSite(facts: FakeFacts): Site & { layoutCalls: number } {
  const sentinel = () => document.querySelector("[data-sentinel]");
  const turns = (): Turn[] =>
    [...document.querySelectorAll<HTMLElement>("[data-key], [data-row]")].map((element) => ({
      element,
      key: element.dataset.key ?? "",
      mounted: element.firstElementChild !== null,
      ...(element.dataset.row ? { row: Number(element.dataset.row) } : {}),
    }));
  const site: Site & { layoutCalls: number } = {
    id: "fake",
    name: "Fake",
    origins: ["http://localhost/*"],
    layoutCalls: 0,
    detect: () => true,
    conversation: () => facts.conversation,
    layout() {
      site.layoutCalls += 1;
      return document.querySelector("[data-chat]") ? layout : null;
    },
  };
  const pageEvidence = (): PageEvidence => ({
    start: sentinel() ? "older" : facts.wrappers ? "start" : "unknown",
    end: true,
    ...(facts.wrappers && !sentinel() ? { stated: turns().length } : {}),
  });
  const layout = {
    id: "fake",
    turns,
    turnContaining: (node: Node) =>
      (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-key], [data-row]") ?? null,
    read(turn: Turn) {
      const name = turn.key || String(turn.row);
      facts.reads.set(name, (facts.reads.get(name) ?? 0) + 1);
      const body = turn.element.querySelector("[data-role]");
      return body
        ? { messages: [messageOf(turn, body)], settled: !isStreaming(body) }
        : { messages: [], settled: true };
    },
    expand: ({ element }: Turn) => [...element.querySelectorAll<HTMLElement>('[data-fold][aria-expanded="false"]')],
    evidence: () => (facts.rows === undefined ? pageEvidence() : rowEvidence(turns(), facts.rows, facts.untold)),
    streaming: () => document.querySelector("[data-streaming]") !== null,
    scroll() {
      const scroller = document.querySelector("[data-chat]");
      const retry = document.querySelector<HTMLElement>("[data-retry]");
      if (!scroller) return null;
      const axis = facts.reverse ? ("reverse" as const) : ("normal" as const);
      return { scroller, axis, keepsWrappers: facts.wrappers, ...(retry ? { retry } : {}) };
    },
    health: () => [{ name: "fake turn", found: turns().length > 0 }],
  };
  return site;
}

function rowEvidence(turns: Turn[], count: number, untold = false): PageEvidence {
  const rows = turns.map(({ row }) => row);
  const stated = untold ? {} : { stated: count };
  return { start: rows.includes(0) ? "start" : "older", end: rows.includes(count - 1), ...stated };
}

function isStreaming(body: Element): boolean {
  return body.querySelector("[data-streaming]") !== null;
}

function messageOf(turn: Turn, body: Element): ReadMessage {
  const media = new Map<string, MediaSource>();
  const images = [...body.querySelectorAll("img")].map((element, at) => {
    media.set(`image-${at}`, { from: "img", element, address: element.src });
    return { kind: "image" as const, key: `image-${at}`, alt: element.alt, origin: "content" as const };
  });
  const text = body.querySelector(".text")?.textContent ?? "";
  const fold = body.querySelector("[data-fold]");
  const folded = fold ? [{ kind: "reasoning" as const, text: body.querySelector(".folded")?.textContent ?? "" }] : [];
  return {
    ids: turn.key ? [turn.key] : [],
    ...(turn.row === undefined ? {} : { index: turn.row }),
    role: body.getAttribute("data-role") === "user" ? "user" : "assistant",
    parts: [{ kind: "text", format: "plain", text }, ...folded, ...images],
    finished: !isStreaming(body),
    media,
  };
}
