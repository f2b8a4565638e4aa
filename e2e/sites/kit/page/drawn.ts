import { type Chat, isLive, shownText } from "./chat.ts";
import { enliven, sameEditor } from "./editors.ts";
import { elements, morph } from "./html.ts";
import { createRenderer } from "./markdown.ts";
import type { Turns } from "./mounting/mounting.ts";
import type { PageScene, Template, TurnScene } from "./template.ts";
import type { Unit } from "./turns.ts";

interface Drawn {
  elements: HTMLElement[];
  empty: boolean;
  stale: boolean;
}

/** The turns of the shown conversation, with what a reader opened in them. */
export interface DrawnTurns extends Turns {
  /** Shows these from now on; `afresh`: of another conversation. */
  set(chat: Chat | null, units: readonly Unit[], afresh: boolean): void;
  /** Opens or closes what the nth button of a name stands for. */
  toggle(index: number, name: string, nth: number): void;
  /** The content of a turn is another one than drawn. */
  changed(index: number): void;
  /** The turn that an element lies in; -1: none. */
  indexAt(element: Element): number;
  /** Ids of the messages whose content is on the page, in order. */
  mounted(): string[];
}

/** Draws turns from a template, each again only when it has changed. */
export function drawnTurns(template: Template, page: PageScene, images: Record<string, string>): DrawnTurns {
  const render = createRenderer(template.decorations);
  const drawn = new Map<string, Drawn>();
  const opened = new Set<string>();
  let chat: Chat | null = null;
  let units: readonly Unit[] = [];

  const unitAt = (index: number): Unit => {
    const unit = units[index];
    if (!unit) throw new Error(`no turn ${index} of ${units.length}`);
    return unit;
  };
  const sceneOf = (index: number, empty: boolean): TurnScene => {
    const { key, messages } = unitAt(index);
    const now = chat;
    if (!now) throw new Error("no conversation is shown");
    const { sources } = now.source;
    return {
      ...page,
      messages,
      prompt: messages.find(({ role }) => role === "user"),
      answer: messages.find(({ role }) => role === "assistant"),
      index,
      count: units.length,
      chat: now,
      empty,
      shown: (message) => shownText(now, message),
      streaming: (message) => isLive(now, message),
      html: (message, writing = "") => render(shownText(now, message), { sources, writing }),
      render: (markdown) => render(markdown, { sources }),
      image: (id) => images[id] ?? "",
      open: (name, nth = 0) => opened.has(`${key} ${name} ${nth}`),
    };
  };
  const make = (index: number, empty: boolean): HTMLElement[] => {
    const made = elements(template.turn(sceneOf(index, empty)));
    for (const one of made) enliven(one);
    return made;
  };
  const update = (have: Drawn, wanted: HTMLElement[]): HTMLElement[] => {
    const fits =
      have.elements.length === wanted.length && have.elements.every((one, i) => one.tagName === wanted[i]?.tagName);
    if (!fits) {
      have.elements[0]?.before(...wanted);
      for (const one of have.elements) one.remove();
      return wanted;
    }
    have.elements.forEach((one, i) => {
      if (wanted[i]) morph(one, wanted[i], sameEditor);
    });
    return have.elements;
  };
  const close = (key: string): void => {
    for (const one of opened) if (one.startsWith(`${key} `)) opened.delete(one);
  };

  return {
    count: () => units.length,
    key: (index) => unitAt(index).key,
    scene: (index) => sceneOf(index, false),
    draw(index, empty = false) {
      const { key } = unitAt(index);
      const have = drawn.get(key);
      if (have && !have.stale && have.empty === empty) return have.elements;
      if (empty) close(key);
      const wanted = make(index, empty);
      const kept = have ? update(have, wanted) : wanted;
      drawn.set(key, { elements: kept, empty, stale: false });
      return kept;
    },
    drop(key) {
      for (const one of drawn.get(key)?.elements ?? []) one.remove();
      drawn.delete(key);
      close(key);
    },
    set(next, list, afresh) {
      if (afresh) {
        for (const { elements: old } of drawn.values()) for (const one of old) one.remove();
        drawn.clear();
        opened.clear();
      }
      chat = next;
      units = list;
      for (const one of drawn.values()) one.stale = true;
    },
    toggle(index, name, nth) {
      const key = `${unitAt(index).key} ${name} ${nth}`;
      if (!opened.delete(key)) opened.add(key);
    },
    changed(index) {
      const have = drawn.get(unitAt(index).key);
      if (have) have.stale = true;
    },
    indexAt: (element) =>
      units.findIndex(({ key }) => drawn.get(key)?.elements.some((one) => one.contains(element)) === true),
    mounted: () =>
      units.flatMap(({ key, messages }) => {
        const have = drawn.get(key);
        return have && !have.empty && have.elements[0]?.isConnected ? messages.map(({ id }) => id) : [];
      }),
  };
}
