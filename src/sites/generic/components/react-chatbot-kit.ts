import { Children, cloneElement, createElement } from "react";
import { Chatbot, createChatBotMessage, createClientMessage } from "react-chatbot-kit";
import { createRoot } from "react-dom/client";
import "react-chatbot-kit/build/main.css";
import type { Component } from "./talk.ts";

/** React; the two sides' boxes share no name; text is shown as it is. */
export const reactChatbotKit: Component = {
  name: "react-chatbot-kit",
  markdown: false,
  async show(holder, talk) {
    const initialMessages = talk.map(({ side, text }) =>
      side === "user" ? createClientMessage(text, {}) : createChatBotMessage(text, {}),
    );
    // It leaves to its user what becomes of a prompt; here nothing does.
    const passOn = ({ children }: { children?: unknown }) =>
      createElement(
        "div",
        {},
        Children.map(children, (child) => cloneElement(child, { parse: () => undefined, actions: {} })),
      );
    createRoot(holder).render(
      createElement(Chatbot, { config: { initialMessages }, messageParser: passOn, actionProvider: passOn }),
    );
  },
};
