import { type Rule, readRules } from "./rule.ts";

/** Keys in `meta`. They are not in the browser's storage for settings: scripts in web pages could write there. */
export const rulesKey = "retention:rules";
export const runKey = "retention:run";
export const logKey = "retention:log";

/** What went, in numbers. */
export interface Went {
  chats: number;
  /** Images and files that were taken out of chats which stay. */
  media: number;
  /** As far as no other chat shows the same images: a little less may be free. */
  bytes: number;
}

export const nothingWent: Went = { chats: 0, media: 0, bytes: 0 };

/** Where the rules are, so that they go on there whenever the browser was ended. */
export interface RetentionRun {
  /** ISO time. */
  started: string;
  /** When all rules were last through, ISO time; absent before the first time. */
  ended?: string;
  /** The rule at work; absent while none is. */
  at?: {
    /** The rule as it was when it began. */
    rule: Rule;
    /** Id of the last conversation that it has looked at; '' before the first. */
    after: string;
    went: Went;
  };
}

/** What a rule has deleted, and when. Numbers alone. */
export interface LogEntry extends Went {
  /** ISO time. */
  at: string;
  /** The rule as it was; absent where the user has deleted everything. */
  rule?: Rule;
}

const mostLogged = 500;

export function readRun(stored: unknown): RetentionRun | undefined {
  return stored as RetentionRun | undefined;
}

export function readLog(stored: unknown): LogEntry[] {
  return (stored as LogEntry[] | undefined) ?? [];
}

/** With one more, newest first. */
export function withEntry(log: readonly LogEntry[], entry: LogEntry): LogEntry[] {
  return [entry, ...log].slice(0, mostLogged);
}

/** What pages show of the rules. */
export interface Retention {
  rules: Rule[];
  log: LogEntry[];
  /** When all rules were last through, ISO time. */
  ended?: string;
  /** The rule at work. */
  running?: string;
}

export function retentionOf(stored: { rules: unknown; run: unknown; log: unknown }): Retention {
  const run = readRun(stored.run);
  return {
    rules: readRules(stored.rules),
    log: readLog(stored.log),
    ...(run?.ended ? { ended: run.ended } : {}),
    ...(run?.at ? { running: run.at.rule.id } : {}),
  };
}
