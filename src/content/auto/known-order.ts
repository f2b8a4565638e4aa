import type { PageEvidence } from "../../sites/site.ts";
import type { Chat } from "../chat.ts";
import type { Entries } from "../entries.ts";
import type { Place } from "../places.ts";

/** What the archive was told of the order of turns, so that it is told again only when that has changed. */
export interface KnownOrder {
  /** The archive must be sent the whole order. */
  isStale(places: readonly Place[], evidence: PageEvidence): boolean;
  /** The archive has the order, all of it or this part. */
  told(places: readonly Place[], evidence: PageEvidence, part: Entries): void;
}

export function createKnownOrder(chat: Chat): KnownOrder {
  let names: string[] | undefined;
  let facts = "";

  const factsOf = ({ start, stated }: PageEvidence) =>
    JSON.stringify([start, stated, chat.page.title, chat.page.model, chat.id]);
  const begins = (places: readonly Place[]) => names?.every((name, at) => places[at]?.name === name) ?? false;

  return {
    isStale(places, evidence) {
      return facts !== factsOf(evidence) || names?.length !== places.length || !begins(places);
    },
    told(places, evidence, part) {
      const whole = part.fromStart && part.toEnd;
      // New turns at the end, sent with the known one before them: that says where they belong.
      const added = part.toEnd && begins(places) && names !== undefined && part.from < names.length;
      if (!whole && !added) return;
      names = places.map((place) => place.name);
      if (whole) facts = factsOf(evidence);
    },
  };
}
