import { testRealPages } from "../testing/real-pages.ts";
import { aistudio } from "./index.ts";

/** A part of an answer, put into a turn. */
const inTurn = (fragment: string) =>
  `<ms-chat-turn id="turn-1"><div data-turn-role="Model"><div class="turn-content"><ms-text-chunk>${fragment}</ms-text-chunk></div></div></ms-chat-turn>`;

testRealPages(
  aistudio,
  import.meta.glob<string>("../../../../shared/pages/aistudio/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "chat-turn-thinking-2025": { layout: "turns", roles: "a", others: ["reasoning"], words: [] },
    "code-block-and-katex-2025": {
      layout: "turns",
      roles: "a",
      within: inTurn,
      languages: ["python"],
      maths: 1,
      words: [
        "# Our data from the previous step\nprobabilities = np.array([0.0246, 0.052, ..., 0.0763, ...]) # Shape (60,)\ntarget_token_id = 12\n```",
        "$L = -\\sum_{i=1}^{C} y_i \\log(p_i)$",
        "1. **Detection Stage:** First, find the bounding boxes",
      ],
    },
    "collector-fixture-2026-10": {
      layout: "turns",
      roles: "ua",
      languages: ["swift"],
      others: ["reasoning"],
      words: ["hello", "**Bold** and [link](https://example.com).", 'print("hi")'],
    },
  },
  /content_copy|with caution|IGNORE_WHEN|MODEL_META|10:11|17,4s|THOUGHT/,
);
