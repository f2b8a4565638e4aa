import { expect, test } from "vitest";
import { fill } from "./fill.ts";

test("names stand for their content, whatever their case", () => {
  const placeholders = { total: { content: "$1" }, held: { content: "$2" }, sign: { content: "½" } };
  expect(fill({ message: "$HELD$ of $Total$ $SIGN$", placeholders }, ["9", "4"])).toBe("4 of 9 ½");
});

test("places may stand in the text itself; one without a value is empty", () => {
  expect(fill({ message: "$2 after $1, $3." }, ["a", "b"])).toBe("b after a, .");
});

test("two dollars are one, and no place", () => {
  expect(fill({ message: "$$1 costs $$$1" }, ["five"])).toBe("$1 costs $$1");
  expect(fill({ message: "5 $, or $A$" }, [])).toBe("5 $, or ");
});

test("what is filled in stays as it is", () => {
  expect(fill({ message: "$1 and $2" }, ["$2", "$NAME$"])).toBe("$2 and $NAME$");
});
