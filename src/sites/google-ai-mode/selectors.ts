/**
 * Every selector of Google's AI Mode. Seen in two saved pages (2026-05-21 and 2026-05-30), of which one turn and two turns
 * were examined; "guess" where nothing shows it. Most classes there are hashed and are not used.
 */
export const selectors = {
  shell: '[data-scope-id="turn"], [data-container-id="main-col"]',
  /** An answer with what belongs to it. saved */
  turn: '[data-scope-id="turn"]',
  /**
   * What was asked: its second span; the first says "You said". From the second turn on it stands before the turn, not in
   * it, and an empty one comes first. saved 2026-05-30
   */
  question: 'span[role="heading"][aria-level="2"]:has(> span:nth-child(2):not(:empty))',
  typed: 'span[role="heading"][aria-level="2"] > span:nth-child(2)',
  /** saved */
  answer: '[data-container-id="main-col"]',
  /** Sharing, feedback and legal notes stand in the answer too. saved */
  skip: '[role="dialog"], [role="menu"], [role="button"], [role="progressbar"], g-dialog, g-snackbar, g-dropdown-menu, [data-subtree="dfa"], span[role="heading"][aria-level="2"] > span:first-child:not(:only-child)',
  /** saved */
  sources: '[data-container-id="rhs-col"] a[href]',
  sourcesBox: '[data-container-id="rhs-col"]',
  /** saved; the TeX stands on it or in it, also on a picture or once for each glyph */
  formula: "[data-xpm-copy-root]",
  tex: "data-xpm-latex",
  /** saved with "true" only; guess */
  writing: '[data-complete="false"]',
} as const;
