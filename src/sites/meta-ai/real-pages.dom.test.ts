import { testRealPages } from "../testing/real-pages.ts";
import { metaAi } from "./index.ts";

/** Written from looking at the page. */
testRealPages(
  metaAi,
  import.meta.glob<string>("../../../../shared/pages/meta-ai/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "covai_meta-chat": {
      layout: "2026-05",
      roles: "ua",
      languages: ["elixir"],
      maths: 1,
      tables: 1,
      others: ["unreadable"],
      words: [
        "Please write a short response",
        "**Bold ideas** travel fast",
        "[link to deadrat.in](https://www.deadrat.in/)",
        "IO.puts",
        "~ 10%",
        "(en.wikipedia.org)",
        "## Math",
        "$$\ne^{i\\pi}+1=0\n$$",
      ],
    },
  },
  /Copy response|Copy table|Today|l\.meta\.ai/,
);
