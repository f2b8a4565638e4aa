import { expect, test } from "vitest";
import { siteFacts } from "./facts.ts";
import { sites } from "./registry.ts";

test("facts and registry name the same sites", () => {
  expect(siteFacts).toEqual(sites.map(({ id, name, origins }) => ({ id, name, origins })));
});
