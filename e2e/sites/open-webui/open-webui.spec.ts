import { longCodeSuite } from "../../harness/long-code.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { openWebui } from "./double.ts";

siteSuite({
  name: "Open WebUI",
  double: openWebui,
  wish: { has: ["image uploads", "files", "thinking"] },
  expect: { opened: "partial" },
});

longCodeSuite({ name: "Open WebUI", double: openWebui });
