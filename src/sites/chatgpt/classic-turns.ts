import type { Role } from "../../conversation/model.ts";
import { attr, first } from "../dom.ts";
import { outermost } from "../kit/outermost.ts";
import { asRole } from "../kit/roles.ts";
import type { Turn } from "../site.ts";
import { isLasting } from "./ids.ts";
import { hasContent, isHiddenTurn } from "./mounted.ts";
import { classic } from "./selectors.ts";

/**
 * The turns of the classic layout: the outermost of nested wrappers, sections and message nodes, because inner elements
 * repeat the outer one's attributes (live 2026-10). Hidden system turns are left out.
 */
export function classicTurns(document: Document): Turn[] {
  return outermost(document, classic.turn).flatMap((element) => {
    const mounted = hasContent(element);
    return mounted || !isHiddenTurn(element) ? [turnOf(element, mounted)] : [];
  });
}

function turnOf(element: Element, mounted: boolean): Turn {
  const id = turnIdOf(element) ?? attr(first(element, "[data-message-id]") ?? element, "data-message-id");
  const role = roleOf(element);
  return { element, key: isLasting(id) ? id : "", mounted, ...(role ? { role } : {}) };
}

function ownId(element: Element): string | null {
  return attr(element, "data-turn-id-container") ?? attr(element, "data-turn-id");
}

/** The turn's id as its container or the section inside says it; it may be a transient one. */
export function turnIdOf(element: Element): string | null {
  const own = ownId(element);
  if (isLasting(own)) return own;
  const inner = first(element, "[data-turn-id]");
  return (inner && attr(inner, "data-turn-id")) ?? own;
}

/** Who wrote the turn, by its container, its section or its first message. */
export function roleOf(element: Element): Role | null {
  const own = asRole(attr(element, "data-turn")) ?? asRole(attr(element, "data-message-author-role"));
  if (own) return own;
  const section = first(element, "[data-turn]");
  const node = first(element, classic.node);
  return asRole(section && attr(section, "data-turn")) ?? asRole(node && attr(node, "data-message-author-role"));
}
