import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { deepseek } from "./index.ts";

testMutatedPages(
  deepseek,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  { isTurn: (element) => /\bds-message\b/.test(value(element, "class")), naive: ".ds-markdown" },
);
