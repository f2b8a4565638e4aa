import type { Role } from "../../../conversation/model.ts";
import type { Layout, PageEvidence, Turn } from "../../site.ts";
import type { BodyRule } from "../body-rules.ts";
import type { CodeMarks } from "../code-block.ts";
import type { ImageMarks } from "../images.ts";
import type { PartRule } from "./part-rules.ts";

/** An attribute's name, looked for on the element and then inside it, or a function. */
export type Reader = string | ((element: Element) => string | null | undefined);

/**
 * A renderer of a site in plain words, from which `describeLayout` makes a `Layout`. Fields that hold selectors are plain
 * CSS. Whatever is not described is read in the usual way: headings, lists, tables, code, formulas, links and pictures of
 * an answer need no words.
 */
export interface LayoutDescription extends TurnMarks, TextMarks, ListMarks {
  /** Name of this renderer, for reports: what sets it apart, or when it came (`2026-05`). */
  id: string;
  /** The frame of an open chat, there also while the chat is empty. */
  shell: string;
  /** Texts of messages wherever they stand; where these are and no turn is, the site has changed. Usually `typed` and `body`. */
  marks?: string;
  /** Further checks of a healthy page, by name. */
  health?: Record<string, (document: Document) => boolean>;
}

/** Turns and messages. */
export interface TurnMarks {
  /** One element for each turn: a message, or a prompt with its answer. Of nested matches the outermost counts. */
  turn: string;
  /** The messages in a turn, where it holds more than one. Absent: the turn is one message. */
  message?: string;
  /** Who wrote a message: its element matches, or holds a match. The first that fits counts; none fits: it is said to be unknown. */
  roles: Partial<Record<Role, string>>;
  /** Lasting ids of a message, best first. Absent where the page shows none. */
  ids?: readonly Reader[];
  /** Lasting key of a turn; usually the first id of its first message. */
  key?: Reader;
  /** What the page calls a turn until it is loaded anew, where it has no lasting key. */
  name?: Reader;
  /** Whether an id names the message for good; usually each does. */
  isLasting?(id: string): boolean;
  /** Where the page counts rows. */
  rows?: RowMarks;
  /** Model that wrote a message, where it says so. */
  model?: Reader;
  /** When a message was written, ISO 8601 in UTC, where the page says it exactly. */
  sentAt?(message: Element): string | undefined;
}

export interface RowMarks {
  /** Attribute with the row's number, on the turn, inside it, or around it. */
  attribute: string;
  /** Number of the first row. */
  from: 0 | 1;
  /** Attribute with the number of all rows (`aria-setsize`), where there is one. */
  total?: string;
  /** Each row is one message, so its number is the message's place. Absent: rows are something else, and only order the turns. */
  isMessage?: boolean;
}

/** What stands in messages. */
export interface TextMarks {
  /** What a person typed. Several in one message are taken in order. */
  typed: string;
  /** One element for each line of it, where the page has that. */
  typedLine?: string;
  /** `typed`: as typed, character for character. `rendered`: the site shows it as Markdown. Usually told by its markup. */
  typedAs?: "typed" | "rendered";
  /** Text of an answer. Several in one message are taken in order. */
  body: string;
  /** Interface inside turns, left out with all that is in it: toolbars, labels, counters. Buttons are left out by themselves. */
  skip?: string;
  /** Texts for screen readers only; usually by the customary classes. */
  hidden?: string;
  /** What becomes a part of its own, in order: see part-rules.ts. The first that matches counts. */
  parts?: readonly PartRule[];
  /** Code blocks: the outermost box of one, header and all. Absent: `pre`. */
  code?: CodeMarks & { block: string };
  /** Where code stands in editors that have only some of their lines on the page: `unroll(codeMirrors)`, `unroll(monacos)`. */
  unroll?: Layout["unroll"];
  /** Links to sources in the text, or boxes around several: footnotes. */
  citation?: string;
  /** Further Markdown rules for bodies, asked before all others. */
  rules?: readonly BodyRule[];
  /** The address to write for a link, without what the site adds to it. `null` keeps only its text. */
  link?(address: string): string | null;
  images?: ImageMarks;
  /** An error or limit in place of an answer; usually `[role="alert"]`. */
  alert?: string;
  /** "2 / 3" of a switch between branches. */
  pager?: string;
  /** Something in a turn that will still come: pictures being drawn, links without address. */
  arriving?: string;
  /** A prompt in an editor; usually a text box inside a prompt. */
  editing?: string;
  /** Buttons that open what is folded away and not on the page, as long as they are closed. */
  expand?: string;
}

/** The list of turns, and what it proves. */
export interface ListMarks {
  /** How to know that an answer is being written. */
  writing?: {
    /** Outside the turns: the stop button. */
    page?: string;
    /** In the newest turn, while it is written. */
    turn?: string;
    /** In the newest answer, as soon as it is finished. Only where there is nothing else to go by. */
    done?: string;
  };
  /** `whole`: the page always holds the whole conversation. Absent: turns may be missing. */
  holds?: "whole";
  /** The scroller, should none be found by its style. */
  scroller?: string;
  /** An element stays for each turn that was loaded once. */
  keepsWrappers?: boolean;
  /** Stands above the list while older messages are to come, and brings them when it comes into view. */
  older?: string;
  /** A button that tries again to load older messages. */
  retry?: string;
  /** Stands only where the conversation begins. */
  start?: string;
  /** The newest turns are never taken off, so the last one listed is the newest. Absent: only what is seen at the bottom counts. */
  keepsEnd?: boolean;
  /** Instead of all this, for pages that prove it otherwise. */
  evidence?(document: Document, turns: readonly Turn[], url: URL): PageEvidence;
}
