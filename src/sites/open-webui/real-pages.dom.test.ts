import { type RealPage, testRealPages } from "../testing/real-pages.ts";
import { openWebui } from "./index.ts";

/** The same made-up conversation in two versions: written from looking at it in the front end. */
const conversation: RealPage = {
  layout: "0.6-0.10",
  roles: "uaua",
  languages: ["python", "", "python"],
  maths: 2,
  tables: 1,
  others: ["image", "file", "reasoning", "image", "unreadable", "unreadable"],
  models: ["Model X", "Model X"],
  words: [
    "**everything**",
    "- item one",
    "**bold**",
    "# Heading one",
    "nested bullet",
    "- [ ] open task",
    "> a quote",
    "def add(",
    "no language",
    "a\\|b",
    "int_0^1",
    "Long code",
    "Diagram:",
    "Done.",
  ],
};

testRealPages(
  openWebui,
  import.meta.glob<string>("../../../../shared/pages/open-webui/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "openwebui-0.6.2_chat_rendered": conversation,
    "openwebui-0.6.2_share_rendered": conversation,
    "openwebui-0.10.2_chat_rendered": conversation,
    "openwebui-0.10.2_share_rendered": conversation,
  },
  /\bCopy\b|Collapse|Explain|1 Source|You said|11\/20\/2025/,
);
