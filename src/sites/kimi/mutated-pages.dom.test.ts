import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { kimi } from "./index.ts";

testMutatedPages(
  kimi,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => {
      const classes = value(element, "class").split(/\s+/);
      return classes.includes("segment") && classes.some((name) => /^segment-(?:user|assistant)$/.test(name));
    },
    hidden: ".sr-only, .segment-avatar, .table-actions, .segment-code-header",
    naive: ".markdown",
  },
);
