import { siteSuite } from "../../harness/site-suite.ts";
import { copilot } from "./double.ts";

/** Nothing is known of pictures, files and thinking. */
siteSuite({
  name: "Microsoft Copilot",
  double: copilot,
  wish: { has: ["citations"] },
  expect: { opened: "unknown" },
});
