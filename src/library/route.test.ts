import fc from "fast-check";
import { expect, it } from "vitest";
import { hashOf, hashOfPage, hashOfSearch, pageOf, parseRoute, searchOf } from "./route.ts";

it("comes back from an address as it went in, whatever the ids are made of", () => {
  const id = fc.string({ minLength: 1, unit: "grapheme" });
  fc.assert(
    fc.property(id, fc.option(id), (chat, message) => {
      expect(parseRoute(hashOf({ chat, message }))).toEqual({ chat, message });
    }),
  );
});

it("opens nothing at addresses that are broken or not its own", () => {
  for (const hash of ["", "#", "#/", "#/c", "#/c/", "#/c/%E0%A4%A", "#/x/a", "#anything"]) {
    expect(parseRoute(hash)).toEqual({ chat: null, message: null });
  }
  expect(parseRoute("#/c/a/%E0%A4%A")).toEqual({ chat: "a", message: null });
});

it("knows its pages and what an address asks to search for", () => {
  for (const page of ["chats", "overview", "import", "backup", "settings"] as const)
    expect(pageOf(hashOfPage(page))).toBe(page);
  for (const hash of ["", "#/overview/x", "#/Settings", "#/c/a"]) expect(pageOf(hash)).toBe("chats");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (query) => {
      expect(searchOf(hashOfSearch(query))).toBe(query);
      expect(pageOf(hashOfSearch(query))).toBe("chats");
    }),
  );
  for (const hash of ["", "#/", "#/?q=%E0%A4%A", "#/c/a?q=b"]) expect(searchOf(hash)).toBeNull();
});
