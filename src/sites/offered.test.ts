import { afterEach, expect, test } from "vitest";
import { offer, takeOffered } from "./offered.ts";
import type { Site } from "./site.ts";

const site = (id: string, name = id) => ({ id, name }) as Site;

afterEach(() => void takeOffered());

test("what was offered is taken once, each id as offered last", () => {
  offer(site("one", "old"));
  offer(site("two"));
  offer(site("one", "new"));
  expect(takeOffered()).toEqual([site("one", "new"), site("two")]);
  expect(takeOffered()).toEqual([]);
});

test("a second injection brings its own adapter, and nothing of the first stays behind", () => {
  offer(site("one", "old"));
  takeOffered();
  offer(site("two"));
  expect(takeOffered()).toEqual([site("two")]);
});
