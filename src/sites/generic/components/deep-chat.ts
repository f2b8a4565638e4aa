import "deep-chat";
import type { Component } from "./talk.ts";

/** A web component with an open shadow root; its Markdown without an option for tables. */
export const deepChat: Component = {
  name: "deep-chat",
  markdown: true,
  async show(holder, talk) {
    const chat = document.createElement("deep-chat");
    const history = talk.map(({ side, text }) => ({ role: side === "user" ? "user" : "ai", text }));
    Object.assign(chat, {
      history,
      connect: { url: "https://talk.example/none" },
      style: "width: 600px; height: 400px",
    });
    holder.append(chat);
  },
};
