import { testMutatedPages, value } from "../testing/mutated-pages.ts";
import { openWebui } from "./index.ts";

testMutatedPages(
  openWebui,
  import.meta.glob<string>("./fixtures/thread*.html", { query: "?raw", import: "default", eager: true }),
  {
    isTurn: (element) => /^message-[0-9a-f]/.test(value(element, "id")),
    hidden: ".sr-only, [class*=assistant-message-profile-image], img.rounded-full, [id^=floating-buttons]",
    naive: '[role="listitem"]',
  },
);
