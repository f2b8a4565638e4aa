import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { gemini } from "./index.ts";

testMutatedPages(
  gemini,
  import.meta.glob<string>("./fixtures/{thread,streaming,share}*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    isTurn: (element) =>
      /^(?:SHARE-TURN-VIEWER|USER-QUERY|MODEL-RESPONSE)$/.test(element.tagName) ||
      value(element, "class").split(/\s+/).includes("conversation-container"),
    hidden:
      ".cdk-visually-hidden, message-actions, tts-control, bard-avatar, processing-state, .table-footer, [hide-from-message-actions], .hide-on-print",
    naive: ".conversation-container[id]",
  },
);
