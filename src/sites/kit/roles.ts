import type { Role } from "../../conversation/model.ts";

const roles: ReadonlySet<string> = new Set(["user", "assistant", "system", "tool"]);

/** The role an attribute names, or `null`. */
export function asRole(name: string | null): Role | null {
  return name !== null && roles.has(name) ? (name as Role) : null;
}
