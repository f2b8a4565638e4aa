import { siteSuite } from "../../harness/site-suite.ts";
import { lobechat } from "./double.ts";

siteSuite({
  name: "LobeChat",
  double: lobechat,
  wish: { has: [] },
  messages: { whole: 400, usual: 14 },
  expect: { opened: "partial" },
});
