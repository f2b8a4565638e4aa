import { has, testMutatedPages } from "../testing/mutated-pages.ts";
import { mistral } from "./index.ts";

testMutatedPages(
  mistral,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => has(element, "data-message-author-role") && has(element, "data-message-id"),
    naive: '[data-testid="text-message-part"]',
  },
);
