import type { Places } from "../../kit/page/places.ts";
import { addressOf } from "./address.ts";
import type { LayoutName } from "./config.ts";

/** The generic title of pages without a named conversation. */
const generic: Record<LayoutName, string> = {
  classic: "ChatGPT",
  pair: "ChatGPT",
  octane: "ChatGPT: Chat, Work, Create & Code with AI",
};

/** Addresses and titles of chatgpt.com. */
export function placesOf(layout: LayoutName): Places {
  return {
    address: (source) => addressOf(source, layout),
    fresh: "/",
    // Logged-out pages never name the conversation; share pages put the site's name first.
    title(chat) {
      const name = chat?.addressed ? chat.source.title : "";
      const share = location.pathname.startsWith("/share/");
      return layout === "octane" || name === "" ? generic[layout] : share ? `ChatGPT - ${name}` : name;
    },
    named: (list) => list.find((one) => location.pathname.toLowerCase().includes(one.id)),
    temporary: () => new URLSearchParams(location.search).get("temporary-chat") === "true",
  };
}
