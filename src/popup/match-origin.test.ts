import { expect, it } from "vitest";
import { matchesOrigin } from "./match-origin.ts";

it("matches addresses as browsers match them", () => {
  const fits = (pattern: string, address: string) => matchesOrigin([pattern], address);
  expect(fits("https://chatgpt.com/*", "https://chatgpt.com/c/1?x#y")).toBe(true);
  expect(fits("https://chatgpt.com/*", "http://chatgpt.com/c/1")).toBe(false);
  expect(fits("https://chatgpt.com/*", "https://notchatgpt.com/")).toBe(false);
  expect(fits("https://chatgpt.com/*", "https://chatgpt.com.example.org/")).toBe(false);
  expect(fits("https://*.example.org/*", "https://a.b.example.org/")).toBe(true);
  expect(fits("https://*.example.org/*", "https://example.org/")).toBe(true);
  expect(fits("https://*.example.org/*", "https://badexample.org/")).toBe(false);
  expect(fits("*://localhost:3000/*", "http://localhost:3000/x")).toBe(true);
});

it("matches nothing without an address", () => {
  expect(matchesOrigin(["https://chatgpt.com/*"], undefined)).toBe(false);
  expect(matchesOrigin(["https://chatgpt.com/*"], "about:blank")).toBe(false);
});
