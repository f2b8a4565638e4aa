import fc from "fast-check";

/** Values that nobody expects. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e300,
    "",
    "x",
    [],
    {},
    [[[]]],
    "\u0000\ud800",
    "9".repeat(50),
    "2026-13-45T99:00:00Z",
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":7,"toString":null}')),
  fc.nat(300).map((depth) => JSON.parse("[".repeat(depth + 1) + "]".repeat(depth + 1))),
);

/** A change of a JSON value: somewhere in it something else stands, is missing, or is there twice. */
export interface Damage {
  /** Which of an object's or list's members to go into, one step after the other. */
  path: number[];
  kind: "replace" | "drop" | "double" | "rename";
  value: unknown;
}

export const damages: fc.Arbitrary<Damage> = fc.record({
  path: fc.array(fc.nat(30), { minLength: 1, maxLength: 7 }),
  kind: fc.constantFrom("replace", "drop", "double", "rename"),
  value: strange,
});

/** A copy of a JSON value with one place changed. */
export function damaged(value: unknown, { path, kind, value: put }: Damage): unknown {
  const copy = JSON.parse(JSON.stringify(value)) as unknown;
  let at: unknown = copy;
  for (const [step, choice] of path.entries()) {
    if (typeof at !== "object" || at === null) break;
    const keys = Object.keys(at);
    const key = keys[choice % Math.max(1, keys.length)];
    if (key === undefined) break;
    const holder = at as Record<string, unknown>;
    const inner = holder[key];
    if (step === path.length - 1 || typeof inner !== "object" || inner === null) change(holder, key, kind, put);
    at = inner;
  }
  return copy;
}

function change(holder: Record<string, unknown>, key: string, kind: Damage["kind"], put: unknown): void {
  if (kind === "replace") holder[key] = put;
  else if (kind === "double" && Array.isArray(holder)) holder.push(holder[Number(key)]);
  else if (kind === "rename" && !Array.isArray(holder)) {
    holder[`${key}X`] = holder[key];
    delete holder[key];
  } else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}
