import { register } from "vue-advanced-chat";
import type { Component } from "./talk.ts";

const emoji = { annotation: "reed", emoji: "\u{1f33e}", group: 0, order: 1, tags: ["reed"], version: 1 };

/** A messenger for people: a web component with an open shadow root; only what one wrote oneself is marked. */
export const vueAdvancedChat: Component = {
  name: "vue-advanced-chat",
  markdown: true,
  async show(holder, talk) {
    register();
    const users = [
      { _id: "1", username: "Ria" },
      { _id: "2", username: "Reed" },
    ];
    const chat = document.createElement("vue-advanced-chat");
    const given = {
      "current-user-id": "1",
      "room-id": "r",
      "rooms-loaded": "true",
      "messages-loaded": "true",
      "single-room": "true",
      height: "700px",
      // Else it asks another host for them.
      "emoji-data-source": `data:application/json,${encodeURIComponent(JSON.stringify([emoji]))}`,
      rooms: JSON.stringify([{ roomId: "r", roomName: "Reed", users }]),
    };
    for (const [name, value] of Object.entries(given)) chat.setAttribute(name, value);
    holder.append(chat);
    const messages = talk.map(({ side, text }, at) => ({
      _id: `m${at}`,
      senderId: side === "user" ? "1" : "2",
      username: side === "user" ? "Ria" : "Reed",
      content: text,
      date: "20 May",
      timestamp: "10:20",
    }));
    // It only shows messages that come after it was drawn.
    await new Promise(requestAnimationFrame);
    chat.setAttribute("messages", JSON.stringify(messages));
  },
};
