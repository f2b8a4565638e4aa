import { type RealPage, testRealPages } from "../testing/real-pages.ts";
import { googleAiMode } from "./index.ts";

/** Written from looking at the page: its question is not on it. */
const expected: Record<string, RealPage> = {
  "covai_google-search-ai": {
    layout: "turns",
    roles: "a",
    languages: ["elixir"],
    maths: 1,
    tables: 1,
    words: ["diverse set", "eye-opening", "deadrat.in", "IO.puts", "### Global Labor", "Denmark", "<10%", "Euler"],
  },
};

testRealPages(
  googleAiMode,
  import.meta.glob<string>("../../../../shared/pages/google-ai-mode/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  expected,
  /\bCopy\b|You said|Use code with caution|Share|AI can make/,
);
