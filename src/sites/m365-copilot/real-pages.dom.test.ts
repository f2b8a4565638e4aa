import { testRealPages } from "../testing/real-pages.ts";
import { m365Copilot } from "./index.ts";

/** Written from looking at the page. */
testRealPages(
  m365Copilot,
  import.meta.glob<string>("../../../../shared/pages/copilot/*copilot-m365.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "covai_copilot-m365": {
      layout: "2026-08",
      roles: "ua",
      words: [
        "Recommend a book",
        "enjoy it.",
        "I'd love to!",
        "- **A Gentleman in Moscow**",
        "- **The Thursday Murder Club**",
      ],
    },
  },
  /\bCopy\b|You said|Copilot said|Suggest another/,
);
