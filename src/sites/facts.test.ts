import { describe, expect, test } from "vitest";
import { siteScriptIds } from "../../scripts/page-scripts.mjs";
import { siteFacts } from "./facts.ts";

const hosted = /^https:\/\/(?:\*\.)?[a-z0-9.-]+\/\*$/;

describe.each(siteFacts)("$id", ({ id, name, origins }) => {
  test("has an id that can begin conversation ids and name a folder, and a name", () => {
    expect(id).toMatch(/^[a-z][a-z0-9-]{1,30}$/);
    expect(name.trim()).toBe(name);
    expect(name).not.toBe("");
  });

  test("has origins of one host each, which no other site has", () => {
    const others = siteFacts.filter((site) => site.id !== id).flatMap((site) => site.origins);
    for (const origin of origins) {
      expect(origin).toMatch(hosted);
      expect(others).not.toContain(origin);
    }
  });
});

test("every site of the list has a script, and every script a site", () => {
  expect(siteScriptIds(siteFacts)).toContain("chatgpt");
});

describe("the build refuses", () => {
  const one = { id: "one", origins: ["https://one.test/*"] };
  const own = { id: "own", origins: [] };

  test("a site of the list without a script", () => {
    expect(() => siteScriptIds([one, own], ["other"])).toThrow(
      'src/sites/facts.ts lists "one", but there is no src/sites/one/script.ts',
    );
  });

  test("a script that no site of the list with addresses has", () => {
    expect(() => siteScriptIds([one, own], ["one", "other", "own"])).toThrow(
      'src/sites/own/script.ts exists, but src/sites/facts.ts lists no site "own" with addresses',
    );
  });

  test("nothing where they agree", () => {
    expect(siteScriptIds([one, own], ["one", "other"])).toEqual(["one", "other"]);
  });
});
