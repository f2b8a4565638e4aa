import { keepsakes, notShown } from "./attic.ts";
import { joinBodies } from "./join-bodies.ts";
import type { Role } from "./model.ts";
import type { StoredMessage } from "./stored.ts";

/**
 * Two looks at one message as one. Grow-only: no finished text is lost unless it is a beginning of another, no reasoning,
 * tool call, image, file or citation ever. Commutative, associative and idempotent.
 */
export function joinContent(a: StoredMessage, b: StoredMessage): StoredMessage {
  const bodies = joinBodies([...a.bodies, ...b.bodies]);
  const seen = [...a.bodies, ...b.bodies].flatMap(({ parts }) => parts);
  const rest = notShown(
    keepsakes([...seen, ...a.rest, ...b.rest]),
    bodies.flatMap(({ parts }) => parts),
  );
  return {
    role: joinRoles(a.role, b.role),
    ...optional("author", pick(a.author, b.author)),
    ...optional("model", pick(a.model, b.model)),
    ...optional("sentAt", earlier(a.sentAt, b.sentAt)),
    origin: a.origin === "page" || b.origin === "page" ? "page" : "import",
    bodies,
    rest,
  };
}

function joinRoles(a: Role, b: Role): Role {
  return a < b ? a : b;
}

function pick(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.length > b.length || (a.length === b.length && a > b) ? a : b;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}
