import { describe, expect, it, vi } from "vitest";
import { isExportOptions } from "../../export/options.ts";
import { english as say } from "../../export/testing/english.ts";
import { createForm, type Wanted } from "./form-state.ts";
import { kindNames, kindOf, usualOptions } from "./kinds.ts";
import { settingsOf } from "./settings.ts";
import { lastOf, ownOf, type StoredChoices } from "./stored-choice.ts";

vi.mock("../../browser.ts", () => import("../../ui/testing/texts-browser.ts"));

const nothing: StoredChoices = { last: null, own: [] };
const open = (wanted: Wanted = { chats: ["a", "b"] }, stored = nothing) => createForm(wanted, stored, say);

describe("what an export is to be", () => {
  it.each(kindNames)("is what the background takes, for %s, and is known again as that", (kind) => {
    const form = open();
    form.choose({ kind });
    expect(isExportOptions(JSON.parse(JSON.stringify(form.ready.value)))).toBe(true);
    expect(kindOf(form.options.value)).toBe(kind);
    expect(form.isChanged.value).toBe(false);
  });

  it("starts as Markdown, or as the last export was", () => {
    expect(open().choice.value).toEqual({ kind: "markdown" });
    const options = { ...usualOptions("obsidian"), fileName: "{date} {title}" };
    const form = open(undefined, { last: { options }, own: [] });
    expect(form.choice.value).toEqual({ kind: "obsidian" });
    expect(form.options.value.fileName).toBe("{date} {title}");
    expect(form.isChanged.value).toBe(true);
    form.reset();
    expect(form.options.value).toEqual(usualOptions("obsidian"));
  });

  it("keeps what was decided about each kind while one looks at another", () => {
    const form = open();
    form.changeMarkdown({ heading: "bold" });
    form.choose({ kind: "jsonl" });
    form.change({ lines: "message" });
    form.choose({ kind: "markdown" });
    expect(form.options.value.markdown.heading).toBe("bold");
    form.choose({ kind: "jsonl" });
    expect(form.options.value.lines).toBe("message");
  });

  it("is not ready with a template that nobody understands, where names are made by it", () => {
    const form = open();
    form.change({ fileName: "{titel}" });
    expect(form.problems.value).toEqual([expect.stringContaining("{titel} is no placeholder")]);
    expect(form.ready.value).toBeNull();
    form.changeMarkdown({ files: "one" });
    expect(form.problems.value).toEqual([]);
    expect(form.ready.value?.fileName).toBe("{title}");
  });

  it("of one chat is no collection, but for NotebookLM, and names the chosen messages", () => {
    const options = { ...usualOptions("markdown") };
    options.markdown = { ...options.markdown, files: "one" };
    const form = open({ chats: ["a"], messages: ["m1", "m2"] }, { last: { options }, own: [] });
    expect(settingsOf(form.options.value, 1)).not.toContain("files");
    expect(form.ready.value?.markdown.files).toBe("per-chat");
    expect(form.ready.value?.selection).toEqual({ a: ["m1", "m2"] });
    form.choose({ kind: "notebooklm" });
    expect(form.ready.value?.markdown.files).toBe("one");
  });

  it("can be saved under a name, found again, replaced and forgotten", () => {
    const form = open();
    form.choose({ kind: "zip" });
    form.change({ index: true });
    form.saveAs("Backup");
    expect(form.choice.value).toEqual({ own: "Backup" });
    expect(form.isChanged.value).toBe(false);
    form.change({ index: false });
    expect(form.isChanged.value).toBe(true);
    form.saveAs("Backup");
    expect(form.own.value.map(({ name, options }) => [name, options.index])).toEqual([["Backup", false]]);
    const later = open(undefined, { last: { options: form.options.value, own: "Backup" }, own: form.own.value });
    expect(later.choice.value).toEqual({ own: "Backup" });
    later.forget("Backup");
    expect(later.choice.value).toEqual({ kind: "zip" });
    expect(later.own.value).toEqual([]);
  });
});

describe("stored choices", () => {
  it("are left out where they are none, whatever another version or a damaged profile left there", () => {
    for (const data of [
      null,
      7,
      "zip",
      [],
      { options: { format: "exe" } },
      { options: { format: "zip", fileName: "{x}" } },
    ]) {
      expect(lastOf(data)).toBeNull();
    }
    expect(ownOf({ 0: "a" })).toEqual([]);
    const own = ownOf([
      { name: " A ", options: { format: "csv" } },
      { name: "", options: { format: "csv" } },
      { name: "B", options: {} },
      null,
    ]);
    expect(own.map(({ name }) => name)).toEqual(["A"]);
  });

  it("forget which messages were chosen", () => {
    expect(lastOf({ options: { format: "zip", selection: { a: ["m"] } } })?.options.selection).toEqual({});
  });
});
