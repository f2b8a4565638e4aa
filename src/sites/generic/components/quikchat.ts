import quikchat from "quikchat/md";
import "quikchat/dist/quikchat.css";
import type { Component } from "./talk.ts";

/** Plain elements with the sender's name above each message. */
export const quikChat: Component = {
  name: "quikchat",
  markdown: true,
  async show(holder, talk) {
    const chat = new quikchat(holder, () => undefined, { titleArea: { title: "Reed", show: true } });
    for (const { side, text } of talk) {
      if (side === "user") chat.messageAddNew(text, "me", "right", "user");
      else chat.messageAddNew(text, "Reed", "left", "assistant");
    }
  },
};
