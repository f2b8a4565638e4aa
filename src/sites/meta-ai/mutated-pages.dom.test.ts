import { has, testMutatedPages } from "../testing/mutated-pages.ts";
import { metaAi } from "./index.ts";

testMutatedPages(
  metaAi,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => has(element, "data-message-item"),
    hidden: '.sr-only, button:not(:has(img), [data-testid="sources-pill"])',
    naive: ".ur-markdown",
  },
);
