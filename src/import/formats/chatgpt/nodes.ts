import { cutCircles, type Parent } from "../../foreign/branches.ts";
import { type Fields, idIn, listIn } from "../../foreign/fields.ts";
import { nodesIn } from "../../foreign/records.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import { type ChatMessage, readMessage } from "./message.ts";

/** A node of a mapping: one message, or a place without one. */
export interface ChatNode {
  key: string;
  message: ChatMessage | null;
  /** Place of the node before it in the list; `null`: nothing stands before it; `undefined`: the export does not say. */
  parent: Parent;
}

/** The nodes of a mapping in its order, and under which names each is known. */
export interface Nodes {
  list: ChatNode[];
  /** Place by key, by message id, by the node's own id; the former go first. */
  placeOf(name: unknown): number | undefined;
  /** Nothing stood among them that may have been a message and cannot be read. */
  isWhole: boolean;
}

/** Names of roots whose node an export leaves out. */
const rootName = /^(?:client-created-root|root|.*-root)$/;

/**
 * Reads a mapping. Parents are told by the nodes themselves, else by their messages' metadata, else by another node's list of
 * children, which newer exports leave empty (2026-07). Circles are cut.
 * @throws ImportError `not-understood` for a mapping of which nothing can be read
 */
export function readNodes(mapping: unknown, unknown: UnknownNames): Nodes {
  const { entries: nodes, isWhole } = nodesIn(mapping, unknown);
  const entries = nodes.map(([key, node]): Entry => ({ key, node }));
  const list = entries.map(({ key, node }): ChatNode => {
    return { key, message: readMessage(node.message, idIn(node, "id") || key), parent: undefined };
  });
  const places = namesOf(entries, list);
  const placeOf = (name: unknown) => (typeof name === "string" ? places.get(name) : undefined);
  const listed = childrenIn(entries, placeOf);
  const parents = list.map((node, place): Parent => {
    const told = toldParent(entries[place]?.node, node, placeOf);
    const known = told === undefined ? listed.get(place) : told;
    // What has neither message nor parent is where a conversation begins.
    return known === undefined && node.message === null ? null : known;
  });
  cutCircles(parents);
  list.forEach((node, place) => {
    node.parent = parents[place];
  });
  return { list, placeOf, isWhole };
}

interface Entry {
  key: string;
  node: Fields;
}

function namesOf(entries: readonly Entry[], list: readonly ChatNode[]): Map<string, number> {
  const places = new Map<string, number>();
  const add = (name: string | undefined, place: number) => {
    if (name && !places.has(name)) places.set(name, place);
  };
  entries.forEach(({ key }, place) => void add(key, place));
  list.forEach(({ message }, place) => void add(message?.id, place));
  entries.forEach(({ node }, place) => void add(idIn(node, "id"), place));
  return places;
}

function childrenIn(entries: readonly Entry[], placeOf: Nodes["placeOf"]): Map<number, number> {
  const parents = new Map<number, number>();
  entries.forEach(({ node }, parent) => {
    for (const child of listIn(node, "children")) {
      const place = placeOf(child);
      if (place !== undefined && place !== parent && !parents.has(place)) parents.set(place, parent);
    }
  });
  return parents;
}

function toldParent(node: Fields | undefined, { message }: ChatNode, placeOf: Nodes["placeOf"]): Parent {
  const name = node?.parent;
  if (name === null) return null;
  const place = placeOf(name) ?? placeOf(message?.metadata.parent_id);
  if (place !== undefined) return place;
  return typeof name === "string" && rootName.test(name) ? null : undefined;
}
