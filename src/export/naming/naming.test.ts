import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Conversation } from "../../conversation/model.ts";
import { fileStem, uniqueNames } from "../file-names.ts";
import { english as say } from "../testing/english.ts";
import { richThread } from "../testing/rich-thread.ts";
import { filePath } from "./file-path.ts";
import { isTemplate, placeholders } from "./name-template.ts";
import { previewName } from "./preview-name.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const { conversation } = richThread();
const local = { ...conversation, created: { at: new Date(2026, 10, 19, 8, 5).toISOString(), from: "page" as const } };
const named = (template: string, more: Partial<Conversation> = {}) => previewName(template, { ...local, ...more }, say);

describe("a template of file names", () => {
  test("fills in every placeholder", () => {
    expect(named("{title}_{date}_{time}_{site}_{model}_{id}_{count}_{tags}")).toEqual({
      path: "My plan_2026-11-19_08-05_chatgpt_gpt-5_1_4_to do, 2026, a_b.md",
    });
  });

  test("makes folders of separators, and of those in a folder's name, but of no others", () => {
    expect(named("{site}/{folder}/{date} {title}", { ownTitle: "a/b\\c" })).toEqual({
      path: "chatgpt/Work/Air/2026-11-19 a_b_c.md",
    });
    expect(named("..\\{site}/../.././{title}")).toEqual({ path: "chatgpt/My plan.md" });
    expect(named("/etc//{title}")).toEqual({ path: "etc/My plan.md" });
  });

  test("leaves no marks where nothing is known, and never a nameless file", () => {
    const { model: _model, folder: _folder, ...rest } = local;
    const bare = { ...rest, tags: [], ownTitle: "", title: " " };
    const nameless = (template: string, id = bare.id) => previewName(template, { ...bare, id }, say);
    expect(nameless("{folder}/{date} - {model} - {site}")).toEqual({ path: "2026-11-19 - chatgpt.md" });
    expect(nameless("{date} ({model}) - {title}")).toEqual({ path: "2026-11-19.md" });
    expect(nameless("{folder}/{title}", "chatgpt:abcd-1234")).toEqual({
      path: "Conversation abcd1234.md",
    });
  });

  test("says in words what it does not understand", () => {
    expect(named("{titel} {date")).toEqual({
      problems: [
        "{titel} is no placeholder. There are: {title} {date} {time} {site} {model} {id} {count} {folder} {tags}",
        "A brace stands alone. Placeholders are written like {title}.",
      ],
    });
    expect(named("  ")).toEqual({ problems: ["The file name is empty. Write one, for example {title}."] });
    expect(["{title}", "{TITLE} x", "{ date }", "a"].map(isTemplate)).toEqual([true, true, true, true]);
    expect(["{x}", "}", "", "{}", "{{title}}"].map(isTemplate)).toEqual([false, false, false, false, false]);
  });

  test("without anything asked for is the name that exports always had", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (title) => {
        const path = filePath({ ...conversation, ownTitle: title, title: "" }, { say, template: "{title}" });
        expect(path).toBe(fileStem(title.trim(), "Conversation chatgpt1"));
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe("paths of hostile names", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.constantFrom(
      "..",
      "../../x",
      "con",
      "a/../../b",
      "C:\\x",
      "\u202egpj.exe",
      ".",
      "x".repeat(400),
      "a.md",
      "é".repeat(200),
    ),
  );

  test("stay below the folder, hold nothing a file system refuses, and are short enough", () => {
    const templates = [
      "{folder}/{tags}/{title}",
      "{title}/{title}/{title}",
      "{folder}{title}",
      "{model}/{id}/{site} {title}",
    ];
    fc.assert(
      fc.property(hostile, hostile, fc.constantFrom(...templates), (title, folder, template) => {
        const facts = { ...conversation, ownTitle: title, folder, tags: [folder, title], model: folder };
        const preview = previewName(template, facts, say);
        if (!("path" in preview)) throw new Error("no path");
        expect(new TextEncoder().encode(preview.path).length).toBeLessThanOrEqual(240);
        for (const segment of preview.path.split("/")) {
          expect(segment).toMatch(/^[^\p{Cc}\p{Cf}\\:*?"<>|%~]+$/u);
          expect(segment).not.toMatch(/^[\s.]|[\s.]$/);
          expect(segment).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          expect(segment).not.toMatch(/\p{Cs}/u);
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("a folder is never called like a file beside it", () => {
    expect(named("{title}/x", { ownTitle: "Plan.md" })).toEqual({ path: "Plan_md/x.md" });
  });

  test("wiki-safe ones also do without what links are made of", () => {
    const path = filePath({ ...local, ownTitle: "a #1 [b]|c^d" }, { say, template: "{tags}/{title}", wikiSafe: true });
    expect(path).not.toMatch(/[#[\]|^]/);
    expect(path.endsWith("/a _1 _b__c_d")).toBe(true);
  });

  test("names that are an export's own are not given to conversations", () => {
    const claim = uniqueNames(["index.html", "README.txt"]);
    expect([claim("Index", "html"), claim("readme", "txt"), claim("a/readme", "txt")]).toEqual([
      "Index (2).html",
      "readme (2).txt",
      "a/readme.txt",
    ]);
  });
});

test("every placeholder has a value", () => {
  for (const name of placeholders) expect(named(`{${name}}`)).not.toHaveProperty("problems");
});
