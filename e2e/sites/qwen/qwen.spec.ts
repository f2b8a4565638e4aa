import { longCodeSuite } from "../../harness/long-code.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { qwen } from "./double.ts";

siteSuite({
  name: "Qwen",
  double: qwen,
  // What it shows of pictures and files is not known; of sources it shows logos.
  wish: { has: ["thinking"] },
  expect: { opened: "unknown" },
});

longCodeSuite({ name: "Qwen", double: qwen });
