import { first, matches } from "../dom.ts";
import type { Guess, GuessedTurn } from "./guess.ts";
import { alternation, standInLine } from "./in-line.ts";
import { authored, authorOf, namesOf } from "./names.ts";
import { isAside, type PageLook } from "./page-parts.ts";
import { isWithin } from "./shadow.ts";
import { sideOf, templatesOf } from "./words.ts";

/** Turns whose attributes say who wrote them, of both sides. */
export function guessByAuthor(page: PageLook): Guess | null {
  const named = page.elements.flatMap((element): GuessedTurn[] => {
    const role = matches(element, authored) ? sideOf(authorOf(element)) : undefined;
    return role ? [{ element, role }] : [];
  });
  const turns = plausible(named, page);
  return turns && isTalk(turns, 0.3) ? { turns, by: "declared", confidence: 0.9 } : null;
}

/**
 * Turns whose names are the same but for a word that names the side. Two boxes named after user and model may be anything;
 * where one can write they are a chat.
 */
export function guessByTwins(page: PageLook): Guess | null {
  const found = new Map<string, GuessedTurn[]>();
  for (const element of page.elements) {
    for (const { key, side } of namesOf(element).flatMap(templatesOf)) {
      const named = found.get(key) ?? [];
      found.set(key, named);
      if (named.at(-1)?.element !== element) named.push({ element, role: side });
    }
  }
  const fewest = page.hasComposer ? 2 : 4;
  const guesses = [...found.values()].flatMap((named): Guess[] => {
    const turns = plausible(named, page);
    return turns && isTalk(turns, 0.5) && turns.length >= fewest ? [{ turns, by: "twins", confidence: 0.8 }] : [];
  });
  const said = ({ turns }: Guess) => turns.reduce((sum, { element }) => sum + page.lengthOf(element), 0);
  return guesses.sort((a, b) => said(b) - said(a))[0] ?? null;
}

/** Outermost turns outside of navigation, standing in line, some of both sides; or `null`. */
function plausible(named: readonly GuessedTurn[], { lengthOf }: PageLook): GuessedTurn[] | null {
  const sides = new Set(named.map(({ role }) => role));
  if (named.length < 2 || sides.size < 2) return null;
  const outermost: GuessedTurn[] = [];
  for (const turn of named) {
    const last = outermost.at(-1);
    if (last && isWithin(last.element, turn.element)) {
      if (last.role !== turn.role && first(last.element, "p, li, div")) return null;
    } else if (!isAside(turn.element) && (lengthOf(turn.element) > 0 || first(turn.element, "img"))) {
      outermost.push(turn);
    }
  }
  return standInLine(outermost.map(({ element }) => element)) ? outermost : null;
}

/** Both sides speak, about as often, and take turns. */
function isTalk(turns: readonly GuessedTurn[], alternates: number): boolean {
  const roles = turns.map(({ role }) => role);
  const users = roles.filter((role) => role === "user").length;
  const others = roles.length - users;
  return Math.max(users, others) <= 3 * Math.min(users, others) && alternation(roles) >= alternates;
}
