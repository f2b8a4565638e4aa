import type { Finding, PrivateKind } from "./kinds.ts";

/** Where something was found, with what stands around it. */
export interface Context {
  before: string;
  /** As it is written there. */
  match: string;
  after: string;
  /** Conversation it is in; absent outside of one. */
  conversation?: string;
}

/** One private thing, found any number of times. */
export interface Entry {
  kind: PrivateKind;
  value: string;
  placeholder: string;
  count: number;
  /** The first few places. */
  contexts: Context[];
}

/**
 * What was found so far, and what stands for it: the same placeholder for the same thing wherever it is, numbered in the
 * order of finding. Lives in memory only.
 */
export interface Ledger {
  /** In the order of finding. */
  entries(): readonly Entry[];
  /** Notes one finding, and gives what to write instead. */
  note(finding: Finding, text: string, conversation: string | undefined): string;
}

/** By what a finding is known and kept: its kind and value. */
export function keyOf({ kind, value }: Pick<Entry, "kind" | "value">): string {
  return `${kind} ${value}`;
}

const mostContexts = 3;
/** Characters of context on each side. */
const around = 40;

const names: Readonly<Record<PrivateKind, string>> = {
  key: "KEY",
  iban: "IBAN",
  card: "CARD",
  email: "EMAIL",
  ip: "IP",
  phone: "PHONE",
  own: "HIDDEN",
};

export function createLedger(): Ledger {
  const entries = new Map<string, Entry>();
  const counts = new Map<PrivateKind, number>();
  const entryFor = ({ kind, value }: Finding): Entry => {
    const key = keyOf({ kind, value });
    const known = entries.get(key);
    if (known) return known;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const entry: Entry = { kind, value, placeholder: placeholder(kind, number), count: 0, contexts: [] };
    entries.set(key, entry);
    return entry;
  };
  return {
    entries: () => [...entries.values()],
    note(finding, text, conversation) {
      const entry = entryFor(finding);
      entry.count += 1;
      if (entry.contexts.length < mostContexts) entry.contexts.push(contextOf(finding, text, conversation));
      return entry.placeholder;
    },
  };
}

/** Signs that mean nothing in Markdown, HTML, JSON, CSV, addresses and names of files. */
function placeholder(kind: PrivateKind, number: number): string {
  return `‹${names[kind]}-${number}›`;
}

function contextOf({ start, end }: Finding, text: string, conversation: string | undefined): Context {
  const line = (part: string) => part.replace(/\s+/g, " ");
  return {
    before: line(text.slice(Math.max(0, start - around), start)),
    match: line(text.slice(start, end)),
    after: line(text.slice(end, end + around)),
    ...(conversation === undefined ? {} : { conversation }),
  };
}
