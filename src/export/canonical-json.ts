/**
 * JSON in which equal values give equal text: the keys named in `first` in that order, all others after them by their
 * code units. `undefined` values are left out.
 */
export function canonicalJson(value: unknown, first: readonly string[] = []): string {
  const rank = new Map(first.map((key, index) => [key, index]));
  const compare = (a: string, b: string) =>
    (rank.get(a) ?? first.length) - (rank.get(b) ?? first.length) || (a < b ? -1 : 1);
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    // Without a prototype, for a key may be called `__proto__`.
    const ordered: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(each).sort(compare)) ordered[key] = (each as Record<string, unknown>)[key];
    return ordered;
  });
}
