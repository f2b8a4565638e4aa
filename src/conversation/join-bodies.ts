import { canonical } from "./canonical.ts";
import { isGrownInto } from "./grown.ts";
import { joinOrigins, standingFor } from "./join-origins.ts";
import { missingLines } from "./missing-lines.ts";
import { richness } from "./richness.ts";
import type { Body } from "./stored.ts";
import { readLength, type Substance, sizeOf, substanceOf } from "./substance.ts";

interface Weighed {
  body: Body;
  substance: Substance;
  size: number;
}

/**
 * The bodies worth keeping of all looks at one message, newest first. Finished bodies that are a beginning of another
 * finished one go, and readings of code that lacked lines which another has; of the unfinished ones only the longest stays, and only while it is longer than every finished one
 * (an answer that was cut off may hold more than the error that replaced it).
 * Commutative, associative and idempotent.
 */
export function joinBodies(bodies: readonly Body[]): Body[] {
  const once = sameTextOnce(bodies);
  const exports = once.filter(({ from }) => from);
  const pages = joinPages(once.filter(({ from }) => !from));
  if (exports.length === 0) return pages.sort(newestFirst);
  return joinOrigins(pages, withoutBeginnings(exports.map(weigh))).sort(newestFirst);
}

function joinPages(bodies: readonly Body[]): Body[] {
  const weighed = bodies.map(weigh);
  const finished = weighed.filter(({ body }) => body.finished);
  const kept = withoutBeginnings(finished);
  const longest = Math.max(-1, ...finished.map(({ size }) => size));
  const unfinished = weighed.filter(({ body }) => !body.finished).reduce(longer, undefined);
  if (unfinished && unfinished.size > longest) kept.push(unfinished.body);
  return kept;
}

/** Those that are no beginning of another one. What stays was seen as late as what goes, where the words are the same. */
function withoutBeginnings(all: readonly Weighed[]): Body[] {
  const isGone = (one: Weighed) => all.some((other) => other !== one && isGrownInto(one.substance, other.substance));
  const gone = all.filter(isGone);
  const kept = all.filter((one) => !gone.includes(one));
  return kept.map(({ body, substance }) =>
    gone
      .filter((one) => isGrownInto(one.substance, substance))
      .reduce((longest, one) => standingFor(longest, one.body), body),
  );
}

/** Finished before unfinished, then by time, then by fingerprint, so that the order never depends on chance. */
function newestFirst(a: Body, b: Body): number {
  return Number(b.finished) - Number(a.finished) || b.at - a.at || (a.hash < b.hash ? -1 : 1);
}

function weigh(body: Body): Weighed {
  const substance = substanceOf(body.parts);
  return { body, substance, size: sizeOf(substance) };
}

function longer(best: Weighed | undefined, next: Weighed): Weighed {
  if (!best || next.size > best.size) return next;
  if (next.size < best.size) return best;
  return next.body.hash > best.body.hash ? next : best;
}

/** Looks at the same text become one body: the fullest look's parts, and the time of the last look. */
function sameTextOnce(bodies: readonly Body[]): Body[] {
  const byText = new Map<string, Body>();
  for (const body of bodies) {
    const key = `${body.from ?? body.finished} ${body.hash}`;
    const held = byText.get(key);
    byText.set(key, held ? sameText(held, body) : body);
  }
  return [...byText.values()];
}

function sameText(a: Body, b: Body): Body {
  const better = isBetterLook(b, a) ? b : a;
  const at = Math.max(a.at, b.at);
  const joined = better.at === at ? better : { ...better, at };
  return a.from ? joinExported(joined, a, b) : joined;
}

/** Two exports may differ on whether an answer was cut off: the one that knows of its end is the later one. */
function joinExported(joined: Body, a: Body, b: Body): Body {
  const most = Math.max(a.most ?? 0, b.most ?? 0);
  return { ...joined, finished: a.finished || b.finished, ...(most > 0 ? { most } : {}) };
}

/** Fewer lines known to be missing, then more shown, then more read, then the later reading. */
function isBetterLook(a: Body, b: Body): boolean {
  const difference =
    missingLines(b.parts) - missingLines(a.parts) ||
    richness(a.parts) - richness(b.parts) ||
    readLength(a.parts) - readLength(b.parts) ||
    a.read - b.read;
  if (difference !== 0) return difference > 0;
  return canonical(a.parts) > canonical(b.parts);
}
