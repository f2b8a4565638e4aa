/** One change to a JSON value: where, counted over all its places, and what is done there. */
export interface Damage {
  place: number;
  how: "drop" | "replace" | "swap" | "double" | "redirect";
  value: unknown;
}

type Holder = Record<string | number, unknown>;

/** Applies changes to a copy of a value: fields dropped or of wrong types, lists in other orders, parents that lead elsewhere. */
export function damaged(value: unknown, damages: readonly Damage[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const damage of damages) apply(copy, damage);
  return copy;
}

function apply(root: unknown, { place, how, value }: Damage): void {
  const places = placesIn(root);
  const at = places[place % Math.max(1, places.length)];
  if (!at) return;
  const [holder, key] = at;
  if (how === "redirect") redirect(places, place);
  else if (how === "drop") remove(holder, key);
  else if (how === "replace") holder[key] = structuredClone(value);
  else if (Array.isArray(holder)) {
    const index = Number(key);
    if (how === "double") holder.splice(index, 0, structuredClone(holder[index]));
    else [holder[0], holder[index]] = [holder[index], holder[0]];
  }
}

function remove(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** Makes one message's parent another one, perhaps itself. */
function redirect(places: readonly [Holder, string][], place: number): void {
  const parents = places.filter(([, key]) =>
    /^(?:parent|parent_id|parent_response_id|parent_message_uuid|parentMessageId)$/.test(key),
  );
  const ids = places.filter(([, key]) => /^(?:uuid|_id|messageId|message_id)$/.test(key));
  const parent = parents[place % Math.max(1, parents.length)];
  const id = ids[(place * 7) % Math.max(1, ids.length)];
  if (parent) parent[0][parent[1]] = id ? id[0][id[1]] : String(place % 9);
}

function placesIn(root: unknown): [Holder, string][] {
  const places: [Holder, string][] = [];
  const rest = [root];
  for (let at = 0; at < rest.length; at++) {
    const holder = rest[at];
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Object.keys(holder)) {
      places.push([holder as Holder, key]);
      rest.push((holder as Holder)[key]);
    }
  }
  return places;
}
