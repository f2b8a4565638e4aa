import { siteSuite } from "../../harness/site-suite.ts";
import { m365Copilot } from "./double.ts";

/** Nothing is known of pictures and thinking. */
siteSuite({
  name: "Microsoft 365 Copilot",
  double: m365Copilot,
  wish: { has: ["citations", "files"] },
});
