import { classicFrame } from "../chatgpt/page/classic/frame.ts";
import { turnHtml, turnIdOf } from "../chatgpt/page/classic/turn.ts";
import { type LayoutName, type PageConfig, usualBehaviour } from "../chatgpt/page/config.ts";
import { octaneView } from "../chatgpt/page/octane/view.ts";
import { pairHtml, pairsOf } from "../chatgpt/page/pair/turn.ts";
import { pairView } from "../chatgpt/page/pair/view.ts";
import { placesOf } from "../chatgpt/page/places.ts";
import type { Stage } from "../chatgpt/page/stage.ts";
import { createApp } from "../kit/page/app.ts";
import { type Chat, openChat, pathOf } from "../kit/page/chat.ts";
import { element } from "../kit/page/html.ts";
import type { SourceConversation } from "../source.ts";

function stageOf(layout: LayoutName): Stage {
  const config: PageConfig = {
    layout,
    language: "en",
    conversations: [],
    behaviour: { ...usualBehaviour, remember: false },
    imageAddress: {},
    imageBytes: {},
    replies: [],
    model: "",
  };
  const gauge = { olderAsked: 0, olderFails: 0, decoyScrolls: 0 };
  return { config, gauge, app: createApp(config, placesOf(layout)), body: document.body };
}

/** One wrapper for each turn, all of them filled. */
function drawClassic(stage: Stage, chat: Chat): void {
  const { thread } = classicFrame(stage, null);
  pathOf(chat).forEach((message, index) => {
    const box = element(`<div data-turn-id-container="${turnIdOf(chat, message)}" data-is-intersecting="true"></div>`);
    box.innerHTML = turnHtml({ chat, message, config: stage.config, number: index + 1 });
    thread.append(box);
  });
}

/** The window opened so wide that every pair is in it. */
function drawPair(stage: Stage, chat: Chat): void {
  pairView(stage);
  const turns = document.querySelector(".turns");
  const pairs = pairsOf(pathOf(chat));
  pairs.forEach((pair, place) => {
    const scene = {
      chat,
      pair,
      config: stage.config,
      images: {},
      place,
      dated: place === 0,
      last: pair === pairs.at(-1),
    };
    turns?.append(element(pairHtml(scene)));
  });
}

const drawn: Record<LayoutName, (stage: Stage, chat: Chat) => void> = {
  classic: drawClassic,
  pair: drawPair,
  octane: (stage, chat) => octaneView(stage).show(chat),
};

/** Draws a conversation into the document in one of ChatGPT's layouts, every turn at once. */
export const drawChatgpt =
  (layout: LayoutName) =>
  (source: SourceConversation): void => {
    // The views scroll to the end, for which the browser would have to lay out the whole page.
    document.body.style.display = "none";
    drawn[layout](stageOf(layout), openChat(source));
  };
