import { siteSuite } from "../../harness/site-suite.ts";
import { lumo } from "./double.ts";

siteSuite({
  name: "Lumo",
  double: lumo,
  wish: { has: [] },
  expect: { opened: "unknown" },
});
