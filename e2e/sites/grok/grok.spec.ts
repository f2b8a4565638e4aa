import { siteSuite } from "../../harness/site-suite.ts";
import { grok } from "./double.ts";

siteSuite({
  name: "Grok",
  double: grok,
  wish: { has: ["images", "image uploads", "thinking", "citations"], prompts: "one-line" },
  expect: { opened: "unknown" },
});
