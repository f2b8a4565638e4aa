import { has, testMutatedPages } from "../testing/mutated-pages.ts";
import { claude } from "./index.ts";

testMutatedPages(
  claude,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => has(element, "data-rs-index") || has(element, "data-test-render-count"),
    // A mutation may have emptied the toolbar's label.
    hidden: '.sr-only, [role="group"]',
    naive: "[data-rs-index] .whitespace-pre-wrap, [data-rs-index] .standard-markdown",
  },
);
