import { expect, test } from "vitest";
import { lasting, withoutDetour } from "./addresses.ts";

test.each([
  ["https://l.meta.ai/?u=https%3A%2F%2Fkites.example%2Fa%3Fb%3D1&h=AUC", "https://kites.example/a?b=1"],
  ["https://l.meta.ai/?u=javascript%3Aalert(1)", "https://l.meta.ai/?u=javascript%3Aalert(1)"],
  ["https://l.meta.ai/", "https://l.meta.ai/"],
  ["https://other.example/?u=https%3A%2F%2Fkites.example", "https://other.example/?u=https%3A%2F%2Fkites.example"],
  ["/about", "/about"],
])("%s leads to %s", (address, target) => {
  expect(withoutDetour(address)).toBe(target);
});

test("pictures of the content network have no lasting address", () => {
  expect(lasting("https://scontent.xx.fbcdn.net/v/a.png?oh=1&oe=2")).toBeUndefined();
  expect(lasting("https://kites.example/a.png")).toBe("https://kites.example/a.png");
});
