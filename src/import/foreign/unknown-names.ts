/** Names of what was not understood in a conversation: of types, roles and keys, never values. */
export interface UnknownNames {
  add(kind: string, name: unknown): void;
  list(): string[];
}

/** Most names that are kept: a hostile file could have one for each message. */
const most = 50;

export function newUnknownNames(): UnknownNames {
  const names = new Set<string>();
  return {
    add(kind, name) {
      const shown = typeof name === "string" && /^[\w .:/-]{1,60}$/.test(name) ? name : `(${typeof name})`;
      if (names.size < most) names.add(`${kind} ${shown}`);
    },
    list: () => [...names],
  };
}
