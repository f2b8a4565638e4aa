import { siteSuite } from "../../harness/site-suite.ts";
import { notebooklm } from "./double.ts";

/** Sources are shown without addresses: the fixtures prove what is held of them. */
siteSuite({
  name: "NotebookLM",
  double: notebooklm,
  wish: { has: [], without: ["code", "maths", "tables", "tasks", "html"], prompts: "one-line" },
  messages: { whole: 400, usual: 14 },
  expect: { opened: "unknown" },
});
