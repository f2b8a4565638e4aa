import { siteSuite } from "../../harness/site-suite.ts";
import { deepseek } from "./double.ts";

siteSuite({
  name: "DeepSeek",
  double: deepseek,
  wish: { has: ["image uploads", "files", "thinking", "citations"] },
  expect: { opened: "partial" },
});
