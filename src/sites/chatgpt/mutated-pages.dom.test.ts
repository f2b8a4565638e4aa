import { has, testMutatedPages, value } from "../testing/mutated-pages.ts";
import { chatgpt } from "./index.ts";

/** What marks a turn, by the facts of the three layouts. */
const marks = ["data-turn-id-container", "data-turn-id", "data-turn", "data-message-author-role", "data-turn-key"];

testMutatedPages(
  chatgpt,
  import.meta.glob<string>("./fixtures/{classic,pair,octane,hostile}*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    isTurn(element) {
      const id = value(element, "data-turn-id-container") || value(element, "data-turn-id");
      if (/-root$|^paginated-root:/.test(id)) return false;
      return (
        marks.some((name) => has(element, name)) ||
        value(element, "data-testid").startsWith("conversation-turn-") ||
        (element.tagName === "LI" && has(element, "data-message-role"))
      );
    },
    naive: "[data-message-author-role]",
  },
);
