import { siteSuite } from "../../harness/site-suite.ts";
import { mistral } from "./double.ts";

siteSuite({
  name: "Le Chat",
  double: mistral,
  // What it shows of pictures, files and sources is not known.
  wish: { has: ["thinking"] },
  expect: { opened: "unknown" },
});
