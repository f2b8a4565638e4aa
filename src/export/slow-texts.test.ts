import { expect, test } from "vitest";
import { fileStem } from "./file-names.ts";
import { filePath } from "./naming/file-path.ts";
import { bodyWith } from "./testing/body-of.ts";
import { english as say } from "./testing/english.ts";
import { sampleThread } from "./testing/sample-thread.ts";

/** Far above what any of these takes, far below what it takes where the work grows with the square of the length. */
const timeout = 5_000;
const many = 200_000;

test.each([
  ["blank lines of Windows", `a${"\r\n".repeat(many)}b`],
  ["blank lines with spaces", `a${"\r\n \t".repeat(many)}b`],
  ["marks of fenced code before a separator of lines", `${"~".repeat(many)}\u2028b`],
  ["spaces", `a${" ".repeat(many)}b`],
  ["backslashes", `a${"\\".repeat(many)}b`],
])("an answer with many %s is written in a moment", { timeout }, (_, text) => {
  expect(bodyWith({ kind: "text", format: "markdown", text })).toContain("b");
});

test.each([
  ["dots", `a${".".repeat(many)}b`],
  ["spaces between dots", `a${" .".repeat(many)}b`],
])("a name with many %s is made in a moment", { timeout }, (_, title) => {
  expect(fileStem(title, "x")).toMatch(/^a/);
  const { conversation } = sampleThread(undefined, { title });
  expect(filePath(conversation, { say, template: "{date} {model} {title}" })).toContain("a");
});

test("blank lines of any kind around what is quoted go, those in it stay", () => {
  const text = "\r\n \n\r\ra\r\n\r\n b \r\n \t\r\n\r";
  expect(bodyWith({ kind: "text", format: "markdown", text })).toBe("a\r\n\r\n b");
});
