import { testRealPages } from "../testing/real-pages.ts";
import { mistral } from "./index.ts";

testRealPages(
  mistral,
  import.meta.glob<string>("../../../../shared/pages/mistral/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "covai_mistral-chat": {
      layout: "parts",
      roles: "ua",
      languages: ["elixir"],
      maths: 1,
      tables: 1,
      others: ["reasoning"],
      words: [
        "Please write a short response that includes:",
        "**bold text**, *italic",
        "Here you go:",
        "**bold statement**",
        "[link to deadrat.in](https://www.deadrat.in/)",
        'IO.puts "Hello, World!"',
        "| Country | Median Wages (USD/year) |",
        "| Denmark | 60,000 | 37 | 25 | 67% |",
        "| Nigeria | 2,500 |",
        "$e^{i\\pi} + 1 = 0$",
      ],
    },
  },
  /Copy|elixir icon|elixirCopy|1:04pm|Worked for/,
);
