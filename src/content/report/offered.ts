import type { Session } from "../session.ts";

const key = Symbol.for("convokeep.report");

/** Describes a page for a report that can be posted. */
export type Reporter = (session: Session) => string;
type World = { [key]?: Reporter };

/** Hands over the report, which few pages ever need, to the content script that runs in the page. */
export function offerReport(report: Reporter): void {
  (globalThis as World)[key] = report;
}

/** The report offered last, or `undefined`. */
export function offeredReport(): Reporter | undefined {
  return (globalThis as World)[key];
}
