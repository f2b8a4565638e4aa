import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

// Pages written from right to left are the mirror of the others: so sides are called start and end.
const root = join(import.meta.dirname, "..");

const physical =
  /^(?:left|right|(?:margin|padding|border|scroll-(?:margin|padding))-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float|clear)\s*:\s*(?:left|right)$)/;

/** `padding: 1px 2px 1px 3px` and the like, which names a left and a right of its own. */
function isLopsided(declaration: string): boolean {
  const [property = "", value = ""] = declaration.split(/:\s*/);
  if (!/^(?:padding|margin|inset|border-width|scroll-margin|scroll-padding)$/.test(property)) return false;
  const sides = value.match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
  return sides.length === 4 && sides[1] !== sides[3];
}

/** Declarations of a style sheet that name a left or a right, with the selector they stand under. */
function sidesIn(css: string): string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g);
  return [...rules].flatMap(([, selector = "", body = ""]) => {
    const declarations = body.split(";").map((text) => text.trim().replace(/\s+/g, " "));
    const named = declarations.filter((text) => physical.test(text) || isLopsided(text));
    return named.map((text) => `${selector.trim().split("\n").at(-1)} ${text}`);
  });
}

/** Where a side is meant: columns of tables as they were written, titles in another direction than the page's, a tick. */
const meant =
  /^(?:(?:\.view .*:is\(th, td\)(?:\.align-\w+)?|(?:\[dir="rtl"\] )?\.row-title) text-align|\.task-box\.done::after border-width): /;

it("finds sides by name and in shorthands", () => {
  const css =
    "a { margin-left: 1px; padding: 1px 2px 3px 4px } @media print { b { text-align: right; inset: 0 1px 0 1px } }";
  expect(sidesIn(css)).toEqual(["a margin-left: 1px", "a padding: 1px 2px 3px 4px", "b text-align: right"]);
});

it("finds none in our style sheets but where a side is meant", () => {
  const sheets = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  expect(sheets.length).toBeGreaterThan(15);
  const found = sheets.flatMap((name) =>
    sidesIn(readFileSync(join(root, name), "utf8"))
      .filter((text) => !meant.test(text))
      .map((text) => `${name}: ${text}`),
  );
  expect(found).toEqual([]);
});
