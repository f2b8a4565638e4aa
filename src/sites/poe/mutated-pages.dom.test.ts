import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { poe } from "./index.ts";

testMutatedPages(
  poe,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) =>
      value(element, "id").startsWith("message-") && value(element, "class").includes("ChatMessage_chatMessage__"),
    hidden: '.sr-only, [class*="LeftSideChatMessageHeader_leftSideMessageHeader"]',
    naive: '[class*="Markdown_markdownContainer"]',
  },
);
