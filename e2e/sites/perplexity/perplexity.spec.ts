import { siteSuite } from "../../harness/site-suite.ts";
import { perplexity } from "./double.ts";

/** Nothing is known of pictures and files in a thread. */
siteSuite({
  name: "Perplexity",
  double: perplexity,
  wish: { has: ["citations"] },
});
