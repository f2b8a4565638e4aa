import { has, testMutatedPages } from "../testing/mutated-pages.ts";
import { lumo } from "./index.ts";

testMutatedPages(
  lumo,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => has(element, "data-message-role") && has(element, "data-message-id"),
    naive: '[data-message-role="assistant"]',
  },
);
