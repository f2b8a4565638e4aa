import { attr } from "../dom.ts";
import { showsAnything } from "../kit/content.ts";
import { hasForeignTurns } from "../kit/drift.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import type { LayoutDescription } from "../kit/layout/description.ts";
import { reasoning } from "../kit/layout/part-rules.ts";
import { artifact } from "./artifact.ts";
import { keptLines, toolRows } from "./rules.ts";
import { inserts, list, message, thinking } from "./selectors.ts";
import { upload } from "./upload.ts";

/** What all of Claude's renderers share: the messages. */
const common = {
  shell: `${list.feed}, ${list.frame}`,
  roles: { user: message.user, assistant: message.assistant },
  typed: message.typed,
  body: message.body,
  skip: message.actions,
  parts: [
    reasoning({ at: thinking.at, header: thinking.header }),
    reasoning({ at: thinking.elsewhere, header: thinking.header }),
    reasoning({ at: thinking.line, header: thinking.header, text: thinking.none }),
    artifact,
    upload,
  ],
  code: { block: inserts.code },
  citation: inserts.citation,
  rules: [keptLines, toolRows],
  images: { isDecoration: (image) => attr(image, "alt") === "favicon" },
  expand: thinking.closed,
  writing: { turn: message.writing },
  scroller: list.scroller,
} satisfies Omit<LayoutDescription, "id" | "turn">;

/** Messages outside of what is taken for turns would not be read. */
const hasStrays = (document: Document, turns: string) =>
  hasForeignTurns(document, turns, `${list.bare}, ${list.anyRow}`, (element) => showsAnything(element, ".sr-only"));

/** Rows placed by style, three to five of them on the page; their numbers and their total prove the whole. Since 2026-07. */
const rows = describeLayout({
  ...common,
  id: "rows",
  turn: list.row,
  rows: { attribute: "data-index", from: 0, total: "aria-setsize", isMessage: true },
  health: { "rows around every message": (document) => !hasStrays(document, list.row) },
});

/** One wrapper for each message, all on the page as far as was seen (2026-02 to 2026-05); that is no proof. */
const wrappers = describeLayout({
  ...common,
  id: "wrappers",
  turn: list.wrapper,
  health: { "wrappers around every message": (document) => !hasStrays(document, list.wrapper) },
});

/** Messages alone, should all that was around them have other names: share pages perhaps, and pages until 2025-08. */
const bare = describeLayout({ ...common, id: "bare", turn: list.bare });

/** In the order in which they are looked for. */
export const layouts = [rows, wrappers, bare];
