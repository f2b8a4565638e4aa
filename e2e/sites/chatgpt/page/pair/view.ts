import { blobAddresses } from "../../../kit/page/blobs.ts";
import { type Chat, pathOf } from "../../../kit/page/chat.ts";
import { element, morph } from "../../../kit/page/html.ts";
import type { View } from "../../../kit/page/view.ts";
import { composer } from "../composer.ts";
import { delayAddresses } from "../links.ts";
import { sidebar } from "../sidebar.ts";
import type { Stage } from "../stage.ts";
import { strings } from "../strings.ts";
import { listenToPair } from "./orders.ts";
import { type Pair, pairHtml, pairsOf } from "./turn.ts";
import { createWindow, type TurnWindow } from "./window.ts";

interface PairFrame {
  scroller: HTMLElement;
  turns: HTMLElement;
}

function frameOf(stage: Stage): PairFrame {
  document.documentElement.dataset.codexWindowType = "browser";
  const shell = element('<div class="shell"></div>');
  const main = element(
    '<main><div data-app-action-timeline-scroll="" class="thread-scroll-container"><div class="flex flex-col turns" data-chatgpt-conversation-selection-target="true" data-thread-find-target="conversation"></div></div></main>',
  );
  main.append(composer(stage.app, stage.config));
  shell.append(sidebar(stage), main);
  stage.body.replaceChildren(shell);
  const scroller = main.querySelector<HTMLElement>("[data-app-action-timeline-scroll]");
  const turns = main.querySelector<HTMLElement>(".turns");
  if (!scroller || !turns) throw new Error("the frame is not whole");
  return { scroller, turns };
}

/** The signed-in layout: a prompt and its answer are one turn, and only a few turns are on the page. */
export function pairView(stage: Stage): View {
  const { config, gauge, app } = stage;
  const words = strings[config.language];
  const { scroller, turns } = frameOf(stage);
  const images = blobAddresses(config.imageBytes);
  const drawn = new Map<string, HTMLElement>();
  let chat: Chat | null = null;
  let pairs: Pair[] = [];

  /** A new or changed turn. `place` counts within the window. */
  const draw = (pair: Pair, place: number): HTMLElement => {
    if (!chat) throw new Error("no conversation to draw");
    const dated = pair.prompt.parent === null;
    const last = pair === pairs.at(-1);
    const wanted = element(pairHtml({ chat, pair, config, images, place, dated, last }));
    const have = drawn.get(pair.prompt.id);
    if (have) morph(have, wanted);
    const turn = have ?? wanted;
    drawn.set(pair.prompt.id, turn);
    delayAddresses(turn, config.behaviour.lateHrefs);
    listenToPair(turn, () => pairs.find((one) => drawn.get(one.prompt.id) === turn), app, words);
    return turn;
  };
  const drawWindow = ({ from, to }: TurnWindow): void => {
    const list = pairs.slice(from, to);
    const ids = new Set(list.map(({ prompt }) => prompt.id));
    for (const [id, turn] of drawn) {
      if (ids.has(id)) continue;
      turn.remove();
      drawn.delete(id);
    }
    list.forEach((pair, place) => {
      const turn = draw(pair, place);
      if (turns.children[place] !== turn) turns.insertBefore(turn, turns.children[place] ?? null);
    });
  };
  const window = createWindow({
    scroller,
    count: () => pairs.length,
    draw: drawWindow,
    latency: config.behaviour.latency,
    askOlder() {
      gauge.olderAsked++;
      if (gauge.olderFails <= 0) return true;
      gauge.olderFails--;
      return false;
    },
  });
  return {
    show(next) {
      chat = next;
      drawn.clear();
      turns.replaceChildren();
      pairs = chat ? pairsOf(pathOf(chat)) : [];
      window.reset();
    },
    pathChanged() {
      const before = pairs.length;
      pairs = chat ? pairsOf(pathOf(chat)) : [];
      window.refresh(before);
    },
    messageChanged() {
      if (chat) drawWindow(window.now());
    },
  };
}
