import { testMutatedPages } from "../testing/mutated-pages.ts";
import { lobechat } from "./index.ts";

testMutatedPages(
  lobechat,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => element.classList.contains("message-wrapper"),
    hidden: ".message-header, [role=menubar]",
    naive: ".message-header + .message-body > div > [id] > article",
  },
);
