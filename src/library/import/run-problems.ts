import type { AssetProblem } from "../../archive/import/incoming.ts";

/** Something of a run that is counted by name: broken conversations, files that ended early, names not understood. */
export type Named =
  | { kind: "broken" | "ended"; problem: string; detail: string }
  | { kind: "unknown"; name: string }
  /** What the archive could not keep of an image or file. */
  | { kind: "asset"; problem: string }
  /** Why a conversation could not be stored: the kind of an error. */
  | { kind: "failed"; problem: string };

const ofAssets: readonly string[] = ["not-in-export", "too-large", "not-readable", "damaged"] satisfies AssetProblem[];

/** Under which key a run counts it. */
export function problemKey(named: Named): string {
  if (named.kind === "unknown") return `unknown ${named.name}`;
  return named.kind === "asset" || named.kind === "failed"
    ? named.problem
    : `${named.kind} ${named.problem} ${named.detail}`;
}

/** What a key of a run's problems counts. */
export function namedBy(key: string): Named {
  const [, kind, rest = ""] = /^(broken|ended|unknown) (.*)$/su.exec(key) ?? [];
  if (kind === "unknown") return { kind, name: rest };
  if (kind !== "broken" && kind !== "ended") {
    return { kind: ofAssets.includes(key) ? "asset" : "failed", problem: key };
  }
  const [problem = "", ...detail] = rest.split(" ");
  return { kind, problem, detail: detail.join(" ") };
}
