import { siteSuite } from "../../harness/site-suite.ts";
import { kimi } from "./double.ts";

siteSuite({
  name: "Kimi",
  double: kimi,
  wish: { has: ["image uploads", "files", "thinking"] },
  expect: { opened: "unknown" },
});
