import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

vi.mock("../../../browser.ts", () => ({ browser: {} }));

import type { Rule } from "../../../archive/retention/rule.ts";
import { longestFile, type OwnSettings, readSettings, writeSettings } from "./settings-file.ts";

const now = new Date("2026-11-22T12:00:00Z");
const rule: Rule = {
  id: "r1",
  what: "images",
  olderThan: 365,
  sites: ["chatgpt"],
  folders: [],
  tags: [],
  keepNoted: true,
  keepFiled: false,
  unbacked: false,
  on: true,
};
const settings: OwnSettings = {
  theme: "dark",
  density: "compact",
  language: "pt_BR",
  pausedSites: ["chatgpt", "own:chat.example"],
  neverKept: { hosts: ["example.org"], folders: ["private"], words: ["diagnosis"] },
  exportPresets: [{ name: "Mine", options: { format: "zip" } }],
  hidden: { kinds: ["email"], words: ["Ada"] },
  retentionRules: [rule],
};
const written = (more: object) => JSON.stringify({ format: "convokeep-settings", version: 1, settings: {}, ...more });

describe("a file of settings", () => {
  test("comes back as it was, with every rule off until it was looked at", () => {
    const read = readSettings(writeSettings(settings, "Convokeep 0.1.0", now));
    expect(read).toMatchObject({
      refused: [],
      settings: { ...settings, exportPresets: [{ name: "Mine" }], retentionRules: [{ ...rule, on: false }] },
    });
  });

  test("holds nothing but what is named in it: a password that lies beside the settings stays here", () => {
    const all = {
      ...settings,
      backupKey: { recipient: "age1…" },
      pausedConversations: ["chatgpt:1"],
      password: "s3cret",
    };
    const text = writeSettings(all, "Convokeep 0.1.0", now);
    expect(text).not.toMatch(/s3cret|age1|chatgpt:1|password|backupKey/);
    expect(Object.keys(JSON.parse(text).settings).sort()).toEqual(Object.keys(settings).sort());
  });

  test.each([
    ["no JSON", "{", "not-json"],
    ["something else", JSON.stringify({ format: "convokeep-archive", version: 1, conversations: [] }), "not-settings"],
    ["a newer one", written({ version: 2 }), "newer"],
    ["one far too long", " ".repeat(longestFile + 1), "too-large"],
    ["a list", "[]", "not-settings"],
    ["settings that are none", written({ settings: null }), "not-settings"],
  ])("%s is refused", (_, text, fault) => {
    expect(readSettings(text)).toBe(fault);
  });

  test("what does not fit stays as it is here, and is told", () => {
    const hostile = {
      theme: "neon",
      density: "compact",
      language: "../../en",
      pausedSites: [{}],
      neverKept: { hosts: [1], words: "all" },
      retentionRules: [{ ...rule, olderThan: -1 }, { ...rule, sites: [], olderThan: undefined }, 7],
      secrets: "x",
    };
    const text = written({ settings: hostile }).replace('"secrets":', '"__proto__":{"theme":"dark"},"secrets":');
    expect(readSettings(text)).toEqual({
      settings: { density: "compact" },
      refused: ["theme", "language", "pausedSites", "neverKept", "retentionRules"],
    });
    expect(({} as { theme?: string }).theme).toBeUndefined();
  });

  test("whatever stands in it, reading never throws and gives what can be stored", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(settings)), fc.jsonValue()), (random) => {
        const read = readSettings(written({ settings: random }));
        if (typeof read === "string") throw new Error(read);
        for (const one of read.settings.retentionRules ?? []) expect(one.on).toBe(false);
      }),
    );
  });
});
