import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { qwen } from "./index.ts";

testMutatedPages(
  qwen,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => value(element, "id").startsWith("qwen-chat-message-"),
    hidden: ".sr-only, .user-message-footer, .qwen-markdown-table-header",
    naive: ".qwen-markdown",
  },
);
