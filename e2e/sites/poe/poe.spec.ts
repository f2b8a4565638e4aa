import { siteSuite } from "../../harness/site-suite.ts";
import { poe } from "./double.ts";

siteSuite({
  name: "Poe",
  double: poe,
  wish: { has: ["image uploads", "files"] },
  expect: { opened: "partial", failing: "partial" },
});
