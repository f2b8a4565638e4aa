import { testRealPages } from "../testing/real-pages.ts";
import { qwen } from "./index.ts";

testRealPages(
  qwen,
  import.meta.glob<string>("../../../../shared/pages/qwen/*.html", { query: "?raw", import: "default", eager: true }),
  {
    "covai_qwen-chat": {
      layout: "messages",
      roles: "ua",
      languages: ["elixir"],
      maths: 6,
      tables: 1,
      others: ["reasoning", "unreadable"],
      words: [
        "Please write a short response that includes: 1.",
        "**bold text**, *italic text*",
        "Here's your requested response:",
        '# Elixir Hello World\nIO.puts("Hello, World!")',
        "**Labor Statistics Comparison**",
        "| Denmark |",
        "UNECE",
        "$e^{i\\pi} + 1 = 0$",
        "using three basic operations",
      ],
    },
  },
  /Copy|elixir12|\+38|Thought completed/,
);
