import { PlaceError, type PlaceProblem } from "./place.ts";

const problems: Readonly<Record<number, PlaceProblem>> = {
  401: "refused",
  403: "refused",
  404: "gone",
  407: "refused",
  408: "unreachable",
  410: "gone",
  412: "exists",
  413: "full",
  423: "busy",
  425: "busy",
  429: "busy",
  503: "busy",
  507: "full",
};

const day = 24 * 60 * 60 * 1000;

/** What an answer's status says where it was not one of those that were hoped for. */
export function statusError({ status, headers }: { status: number; headers: Headers }): PlaceError {
  return new PlaceError(problems[status] ?? "broken", retryAfter(headers.get("retry-after")));
}

/** ms until the time that a server names, at most a day. RFC 9110, 10.2.3: seconds, or a date. */
function retryAfter(stated: string | null): number | undefined {
  if (stated === null) return undefined;
  const ms = /^\d{1,9}$/.test(stated) ? Number(stated) * 1000 : Date.parse(stated) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), day) : undefined;
}
