import { createAiChat } from "@nlux/core";
import type { Component } from "./talk.ts";

/** Plain elements; prompts are "sent", answers "received". */
export const nlux: Component = {
  name: "nlux",
  markdown: true,
  async show(holder, talk) {
    const items = talk.map(({ side, text }) => ({ role: side, message: text }));
    createAiChat()
      .withAdapter({ batchText: async () => "" })
      .withInitialConversation(items)
      .mount(holder);
  },
};
