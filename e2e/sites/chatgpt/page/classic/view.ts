import { type Chat, pathOf } from "../../../kit/page/chat.ts";
import { element } from "../../../kit/page/html.ts";
import type { View } from "../../../kit/page/view.ts";
import type { SourceMessage } from "../../../source.ts";
import { composer } from "../composer.ts";
import { delayAddresses } from "../links.ts";
import type { Stage } from "../stage.ts";
import { strings } from "../strings.ts";
import { classicFrame } from "./frame.ts";
import { createSentinel, type Sentinel } from "./older.ts";
import { listenToTurn } from "./orders.ts";
import { turnHtml, turnIdOf } from "./turn.ts";
import { createWrappers, type WrappedTurn, type Wrappers } from "./wrappers.ts";

interface Shown {
  chat: Chat;
  /** Place in the path of the oldest loaded turn. */
  from: number;
  wrappers: Wrappers;
  root: HTMLElement;
  sentinel: Sentinel | null;
}

/** The classic layout; `whole` is the share page, which has every turn at once and no composer. */
export function classicView(stage: Stage, whole: boolean): View {
  const { config, gauge, app } = stage;
  const words = strings[config.language];
  const frame = classicFrame(stage, whole ? null : composer(app, config));
  let shown: Shown | null = null;

  const wrappedTurns = ({ chat, from }: Shown): WrappedTurn[] =>
    pathOf(chat)
      .slice(from)
      .flatMap((message, index) => {
        const turn = wrapped(chat, message, index + 1);
        return message.toolTurn ? [hiddenTurn(turn.id), turn] : [turn];
      });

  const wrapped = (chat: Chat, message: SourceMessage, number: number): WrappedTurn => ({
    id: turnIdOf(chat, message),
    name: `conversation-turn-${number}`,
    html: () => turnHtml({ chat, message, config, number }),
    mounted: (section) => {
      delayAddresses(section, config.behaviour.lateHrefs);
      listenToTurn(section, message, app, words);
    },
    estimatedHeight: message.role === "user" ? 120 : 420,
    hidden: false,
  });

  /** Ids of the root wrapper say how the list was begun; they stand for no turn. */
  const refresh = (now: Shown): void => {
    const first = pathOf(now.chat)[now.from];
    const id = now.from > 0 && first ? `paginated-root:${turnIdOf(now.chat, first)}` : "client-created-root";
    now.root.dataset.turnIdContainer = id;
    now.wrappers.set(wrappedTurns(now));
    if (now.from === 0) now.sentinel?.remove();
  };

  const loadOlder = (): void => {
    if (!shown) return;
    const anchor = shown.root.nextElementSibling;
    const before = anchor?.getBoundingClientRect().top ?? 0;
    shown.from = Math.max(0, shown.from - config.behaviour.olderPage);
    refresh(shown);
    if (!anchor || !config.behaviour.keepsView) return;
    // The browser may have kept the place by itself already: only the rest is made up for.
    frame.scroller.scrollTop += anchor.getBoundingClientRect().top - before;
  };

  const begin = (chat: Chat): Shown => {
    const path = pathOf(chat);
    const from = whole ? 0 : Math.max(0, path.length - config.behaviour.firstPage);
    const root = element('<div data-is-intersecting="true" style="height:0"></div>');
    frame.thread.replaceChildren(root);
    const orders = { scroller: frame.scroller, words, gauge, latency: config.behaviour.latency, load: loadOlder };
    const sentinel = from > 0 ? createSentinel(orders) : null;
    if (sentinel) frame.thread.prepend(sentinel.element);
    return { chat, from, root, sentinel, wrappers: createWrappers(root, frame.scroller) };
  };

  return {
    show(chat) {
      shown?.sentinel?.remove();
      shown = null;
      frame.greet(chat === null);
      if (!chat) return frame.thread.replaceChildren();
      shown = begin(chat);
      refresh(shown);
      frame.scroller.scrollTop = whole ? 0 : frame.scroller.scrollHeight;
    },
    pathChanged() {
      if (shown) refresh(shown);
    },
    messageChanged(message) {
      if (!shown) return;
      frame.setStreaming(shown.chat.live !== null);
      shown.wrappers.redraw(turnIdOf(shown.chat, message));
      frame.keepUp();
    },
  };
}

/** A tool's turn: an id like any other, no content, no height. */
function hiddenTurn(id: string): WrappedTurn {
  return {
    id: [...id.split("-")].reverse().join("-"),
    name: "",
    html: () => "",
    mounted: () => undefined,
    estimatedHeight: 0,
    hidden: true,
  };
}
