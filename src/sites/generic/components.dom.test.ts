import { afterEach, describe, expect, test } from "vitest";
import { deepChat } from "./components/deep-chat.ts";
import { nlux } from "./components/nlux.ts";
import { quikChat } from "./components/quikchat.ts";
import { reactChatbotKit } from "./components/react-chatbot-kit.ts";
import { type Component, talk } from "./components/talk.ts";
import { vueAdvancedChat } from "./components/vue-advanced-chat.ts";
import { findTurns } from "./find-turns.ts";
import type { GuessedTurn } from "./guess.ts";
import { readGuessed } from "./read-turn.ts";

const components: readonly Component[] = [deepChat, nlux, quikChat, reactChatbotKit, vueAdvancedChat];

let page: HTMLElement | undefined;
afterEach(() => page?.remove());

/** A page with a component on it that shows the talk. */
async function open(component: Component): Promise<void> {
  page = document.createElement("div");
  page.innerHTML = `<nav><a href="#1">A chat about herons</a><a href="#2">A chat about user guides</a></nav><h1>Reeds</h1>`;
  const holder = document.createElement("main");
  holder.style.cssText = "display: block; width: 700px; height: 600px";
  page.append(holder);
  document.body.append(page);
  await component.show(holder, talk);
}

/** Turns and what is read of them, as soon as all of them are there; after 30 s what there is. */
async function read(): Promise<{ roles: string; texts: string[] }> {
  for (const until = performance.now() + 30_000; ; ) {
    const turns = findTurns(document)?.turns ?? [];
    if (turns.length >= talk.length || performance.now() > until) {
      return { roles: turns.map(({ role }) => role?.[0] ?? "?").join(""), texts: turns.map(textOf) };
    }
    await new Promise(requestAnimationFrame);
  }
}

const textOf = (turn: GuessedTurn) =>
  readGuessed(turn)
    .messages.flatMap(({ parts }) => parts.map((part) => (part.kind === "text" ? part.text : `[${part.kind}]`)))
    .join("\n");

/** Without what makes Markdown, for components that show it as it is. */
const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

describe("components of others with one and the same talk", () => {
  test.each(components.map((one) => [one.name, one] as const))(
    "%s: every turn in order, with its role, and whole",
    async (_, component) => {
      await open(component);
      const { roles, texts } = await read();
      expect(roles).toBe(talk.map(({ side }) => side[0]).join(""));
      for (const [at, { text }] of talk.entries()) {
        const found = component.markdown ? texts[at] : words(texts[at] ?? "");
        expect(found).toContain(component.markdown ? text : words(text));
      }
    },
  );
});
