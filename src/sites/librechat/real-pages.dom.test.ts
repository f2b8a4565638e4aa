import { type RealPage, testRealPages } from "../testing/real-pages.ts";
import { librechat } from "./index.ts";

/** Written from looking at the pages. The language of the second block is a guess that the page makes. */
const conversation: RealPage = {
  layout: "0.8",
  roles: "uaua",
  languages: ["python", "perl", "python"],
  maths: 2,
  tables: 1,
  others: ["file", "image", "reasoning", "image", "image", "unreadable"],
  models: ["gpt-x", "gpt-x"],
  words: [
    "**everything**",
    "- item one",
    "<b",
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
    "Diagram:",
    "Done.",
  ],
};

testRealPages(
  librechat,
  import.meta.glob<string>("../../../../shared/pages/librechat/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "librechat-0.8.8-rc1_chat_rendered": conversation,
    "librechat-0.8.8-rc1_share_rendered": conversation,
  },
  /\bCopy\b|Thoughts|hours ago|Prompt 1|Response 2|100%/,
);
