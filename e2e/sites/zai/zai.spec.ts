import { longCodeSuite } from "../../harness/long-code.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { zai } from "./double.ts";

siteSuite({
  name: "Z.ai",
  double: zai,
  wish: { has: ["image uploads", "files"] },
  expect: { opened: "unknown" },
});

longCodeSuite({ name: "Z.ai", double: zai });
