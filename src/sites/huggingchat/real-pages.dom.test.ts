import { type RealPage, testRealPages } from "../testing/real-pages.ts";
import { huggingchat } from "./index.ts";

/** Written from looking at the pages. They name no language anywhere. */
const conversation: RealPage = {
  layout: "0.20",
  roles: "uaua",
  languages: ["", "", "", ""],
  maths: 2,
  tables: 1,
  others: ["image", "file", "reasoning", "image"],
  models: ["model-x"],
  words: [
    "Show me **everything**",
    "- item one",
    "<b>",
    "**bold**",
    "# Heading one",
    "nested bullet",
    "- [x] done task",
    "> a quote",
    "def add(",
    "no language",
    "int_0^1",
    "Long code",
    "line_60 = 60",
    "line_120",
    "graph TD",
    "Done.",
  ],
};

testRealPages(
  huggingchat,
  import.meta.glob<string>("../../../../shared/pages/huggingchat/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "chat-ui-0.20.0_rendered": conversation,
    "chat-ui-0.20.0_rendered_pending-state": { ...conversation, unsettled: true },
  },
  /\bCop(?:y|ied)\b|Thinking|together|Retry/,
);
