import type { Layout, PageEvidence } from "../../sites/site.ts";
import { missingIn } from "../compose.ts";
import { type Place, placesOf } from "../places.ts";

/** The turns as last listed, and where to look for a change of that list. */
export interface TurnList {
  places: Place[];
  byElement: Map<Element, Place>;
  /** The innermost element around all turns; `null` while there is none. */
  root: Node | null;
  /** What the page proves of this list, and which checks of the layout fail on it. */
  proof(): Proof;
}

export interface Proof {
  evidence: PageEvidence;
  missing: string[];
}

/** Asking a page for proof means going through its list again; above this many turns it is asked once for each list. */
const fewTurns = 40;

export const noTurns: TurnList = {
  places: [],
  byElement: new Map(),
  root: null,
  proof: () => ({ evidence: { start: "unknown", end: false }, missing: [] }),
};

export function listTurns(layout: Layout): TurnList {
  const places = placesOf(layout, document);
  return {
    places,
    byElement: new Map(places.map((place) => [place.turn.element, place])),
    root: commonParent(places),
    proof: places.length > fewTurns ? once(() => proofOf(layout)) : () => proofOf(layout),
  };
}

function proofOf(layout: Layout): Proof {
  return { evidence: layout.evidence(document), missing: missingIn(layout) };
}

function once<T>(get: () => T): () => T {
  let value: { it: T } | undefined;
  return () => {
    value ??= { it: get() };
    return value.it;
  };
}

function commonParent(places: readonly Place[]): Node | null {
  const first = places[0]?.turn.element;
  const last = places.at(-1)?.turn.element;
  if (!first?.isConnected || !last?.isConnected) return null;
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return range.commonAncestorContainer;
}

/**
 * Could a change of children outside every turn have changed the list? Yes inside the list's root; above it only where
 * the root itself came or went, so that sidebars, menus and the composer cost nothing.
 */
export function touchesList({ root }: TurnList, record: MutationRecord): boolean {
  if (!root?.isConnected) return true;
  if (root.contains(record.target)) return true;
  return [...record.addedNodes].some((node) => node.contains(root));
}
