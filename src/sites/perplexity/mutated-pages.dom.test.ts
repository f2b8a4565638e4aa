import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { perplexity } from "./index.ts";

testMutatedPages(
  perplexity,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => value(element, "role") === "tabpanel" && value(element, "id").endsWith("-content-default"),
    naive: ".prose.inline",
  },
);
