import { siteSuite } from "../../harness/site-suite.ts";
import { metaAi } from "./double.ts";

/** Sources are shown without addresses: the fixtures prove what is held of them. */
siteSuite({
  name: "Meta AI",
  double: metaAi,
  wish: { has: ["images", "image uploads"] },
  expect: { opened: "unknown" },
});
