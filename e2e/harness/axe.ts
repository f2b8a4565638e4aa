import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Results {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

interface Options {
  /** Ids of the rules to judge by (default: all that axe-core has on). */
  rules?: string[] | undefined;
  /** Only what the script put last into the page, whose own regions are not ours. */
  lastElement?: boolean;
}

/**
 * What axe-core has against a page, as texts short enough to read in a failure. The page's own policy lets no script in, so
 * axe-core comes through the debugger.
 */
export async function violations(page: Page, { rules, lastElement = false }: Options = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(
    async ([runOnly, isLast]) => {
      const { axe } = globalThis as unknown as { axe: { run(root: Node, how: object): Promise<Results> } };
      const where = (isLast && document.documentElement.lastElementChild) || document;
      // What passes is not looked at: to find ways of naming each element of that takes most of the time.
      const quick = { resultTypes: ["violations"], selectors: false, preload: false };
      const how = {
        ...quick,
        ...(runOnly ? { runOnly } : {}),
        ...(isLast ? { rules: { region: { enabled: false } } } : {}),
      };
      const { violations: found } = await axe.run(where, how);
      return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    },
    [rules, lastElement] as const,
  );
}
