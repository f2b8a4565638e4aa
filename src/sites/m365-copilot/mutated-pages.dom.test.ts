import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { m365Copilot } from "./index.ts";

testMutatedPages(
  m365Copilot,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => value(element, "data-testid") === "m365-chat-llm-web-ui-chat-message",
    hidden:
      '.sr-only, [class*="__accessibleHeading"], .fai-CopilotMessage__actions, .fai-SuggestionList, [data-testid="loading-message"], [data-message-type="Progress"], [class*="foot-note"], [data-testid="foot-note-div"]',
    naive: '[data-testid="markdown-reply"]',
  },
);
