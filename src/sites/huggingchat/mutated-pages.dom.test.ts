import { has, testMutatedPages } from "../testing/mutated-pages.ts";
import { huggingchat } from "./index.ts";

testMutatedPages(
  huggingchat,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  { isTurn: (element) => has(element, "data-message-id"), hidden: ".sr-only, [class*=-bottom-]", naive: ".prose" },
);
