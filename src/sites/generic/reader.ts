import { agree, likeTurn, pick, say, sayOfAll, swap } from "./correction.ts";
import { exampleOf, turnsLike } from "./example.ts";
import { generic } from "./index.ts";
import { correct, correctionOf, talkOf } from "./talk.ts";

/**
 * Reading by guessing, with all that the dialog needs to show what was found and to have it put right. One object, because
 * reader and dialog are two scripts in one page, and what the user says must reach the one that reads.
 */
export const reader = {
  site: generic,
  talkOf,
  correct,
  correctionOf,
  say,
  sayOfAll,
  likeTurn,
  swap,
  pick,
  agree,
  exampleOf,
  turnsLike,
};

export type Reader = typeof reader;
