import { has, testMutatedPages } from "../testing/mutated-pages.ts";
import { claude } from "./index.ts";

testMutatedPages(
  claude,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => has(element, "data-rs-index") || has(element, "data-test-render-count"),
    hidden: '.sr-only, [aria-label="Message actions"]',
    naive: "[data-rs-index] .whitespace-pre-wrap, [data-rs-index] .standard-markdown",
  },
);
