import { testMutatedPages } from "../testing/mutated-pages.ts";
import { notebooklm } from "./index.ts";

testMutatedPages(
  notebooklm,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => element.tagName === "CHAT-MESSAGE",
    hidden: "mat-card-actions, chat-actions, mat-icon",
    naive: ".chat-message-pair > chat-message > [class$='-user-container'] .message-text-content",
  },
);
