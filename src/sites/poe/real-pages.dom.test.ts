import { testRealPages } from "../testing/real-pages.ts";
import { poe } from "./index.ts";

testRealPages(
  poe,
  import.meta.glob<string>("../../../../shared/pages/poe/*.html", { query: "?raw", import: "default", eager: true }),
  {
    "excerpt_2025_infinite-scroll": {
      layout: "bubbles",
      roles: "ua",
      languages: ["bash"],
      models: ["Assistant"],
      words: ["user question", "answer text", "### Heading", "1. **Item**", "redis-cli -h host"],
    },
  },
  /Copy|Bot image|More actions|^Assistant$/m,
);
