import { openChat } from "../kit/page/chat.ts";
import { drawnTurns } from "../kit/page/drawn.ts";
import type { PageScene, Template } from "../kit/page/template.ts";
import { unitsOf } from "../kit/page/turns.ts";
import { pathTo, type SourceConversation } from "../source.ts";

/** Draws a conversation into the document as its site does, every turn at once. */
export function drawTemplate(template: Template, source: SourceConversation): void {
  const scene: PageScene = { language: "en", layout: "", share: false };
  const parts = typeof template.parts === "function" ? template.parts(scene) : template.parts;
  const chat = openChat(source);
  const turns = drawnTurns(template, scene, {});
  turns.set(chat, unitsOf(pathTo(source.messages, source.leaf), template.grouping), true);
  document.body.style.display = "";
  document.body.innerHTML = template.frame(scene);
  const list = document.querySelector(parts.turns);
  for (let index = 0; index < turns.count(); index++) list?.append(...turns.draw(index));
  template.refresh?.(document.body, chat, scene);
}
