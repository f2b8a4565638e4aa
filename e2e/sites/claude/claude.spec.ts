import { siteSuite } from "../../harness/site-suite.ts";
import { claude } from "./double.ts";

siteSuite({
  name: "Claude",
  double: claude,
  wish: { has: ["image uploads", "files", "thinking", "writing", "citations"] },
  expect: { opened: "partial" },
});
