import { expect, it } from "vitest";
import { type Named, namedBy, problemKey } from "./run-problems.ts";

it("finds in a key what it was made of", () => {
  const all: Named[] = [
    { kind: "broken", problem: "not-understood", detail: "mapping is missing" },
    { kind: "ended", problem: "cut-off", detail: "" },
    { kind: "unknown", name: "broken content type" },
    { kind: "asset", problem: "not-in-export" },
    { kind: "failed", problem: "TypeError" },
  ];
  expect(all.map((named) => namedBy(problemKey(named)))).toEqual(all);
});
