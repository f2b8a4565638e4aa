import { keepsakes, notShown } from "./attic.ts";
import { joinBodies } from "./join-bodies.ts";
import type { Role } from "./model.ts";
import type { StoredMessage } from "./stored.ts";
import { strayArtifacts } from "./stray-artifacts.ts";

/**
 * Two looks at one message as one. Grow-only: no finished text is lost unless it is a beginning of another, no reasoning,
 * tool call, image, file or citation ever. Commutative, associative and idempotent.
 */
export function joinContent(a: StoredMessage, b: StoredMessage): StoredMessage {
  const looks = [...a.bodies, ...b.bodies];
  const bodies = joinBodies(looks);
  const late = [...a.rest, ...b.rest];
  const rest = notShown(
    keepsakes([...looks.flatMap(({ parts }) => parts), ...late]),
    bodies.flatMap(({ parts }) => parts),
  );
  return {
    role: joinRoles(a.role, b.role),
    ...optional("author", pick(a.author, b.author)),
    ...optional("model", pick(a.model, b.model)),
    ...optional("sentAt", earlier(a.sentAt, b.sentAt)),
    origin: a.origin === "page" || b.origin === "page" ? "page" : "import",
    bodies,
    rest: [...rest, ...strayArtifacts(looks, late, bodies)],
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
