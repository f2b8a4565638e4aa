import { siteSuite } from "../../harness/site-suite.ts";
import { googleAiMode } from "./double.ts";

siteSuite({
  name: "Google AI Mode",
  double: googleAiMode,
  // Sources stand beside an answer without saying what they are for: the fixtures prove what is held of them.
  wish: { has: [], prompts: "one-line", without: ["tasks", "html"] },
  messages: { whole: 60, usual: 24 },
  expect: { opened: "unknown", switches: false },
});
