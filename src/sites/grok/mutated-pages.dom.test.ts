import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { grok } from "./index.ts";

testMutatedPages(
  grok,
  import.meta.glob<string>("./fixtures/{thread,share}*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => value(element, "id").startsWith("response-"),
    hidden: ".sr-only, .action-buttons, .auth-notification",
    naive: ".response-content-markdown",
  },
);
