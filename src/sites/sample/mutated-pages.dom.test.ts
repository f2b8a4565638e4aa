import { has, testMutatedPages } from "../testing/mutated-pages.ts";
import { sample } from "./index.ts";

testMutatedPages(
  sample,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  { isTurn: (element) => has(element, "data-message-id"), hidden: ".sr-only, .actions", naive: ".markdown" },
);
