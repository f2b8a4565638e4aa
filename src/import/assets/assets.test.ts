import { describe, expect, test } from "vitest";
import { containerOf } from "../testing/container-of.ts";
import { memberIndex } from "./member-index.ts";
import { sniffType } from "./sniff.ts";
import { typeOfName } from "./type-of-name.ts";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("a file's type by its first bytes", () => {
  test.each<[string, string | undefined]>([
    ["\x89PNG\r\n\x1a\n....", "image/png"],
    ["\xff\xd8\xff\xe0", "image/jpeg"],
    ["RIFF....WEBPVP8 ", "image/webp"],
    ["RIFF....WAVEfmt ", "audio/wav"],
    ["....ftypavif", "image/avif"],
    ["....ftypisom", "video/mp4"],
    ["%PDF-1.7", "application/pdf"],
    ["  <svg xmlns=''>", "image/svg+xml"],
    ["plain words", undefined],
    ["", undefined],
  ])("%j", (start, type) => expect(sniffType(bytes(start))).toBe(type));

  test("or by its name's ending", () => {
    expect([
      typeOfName("a/B.JPG"),
      typeOfName("constructor"),
      typeOfName("x.constructor"),
      typeOfName("x.dat"),
    ]).toEqual(["image/jpeg", undefined, undefined, undefined]);
  });
});

test("members are claimed by the id at the beginning of their names, never by one that is only a beginning of it", () => {
  const find = memberIndex(
    containerOf({
      "export/file-abc.dat": "1",
      "file-abcd-Plan.pdf": "2",
      "user-1/file_0a-5f.png": "3",
      "file_0a.dat": "4",
      "other/file-e": "5",
      "file-e.txt": "6",
      "file-e-x/inner.txt": "7",
    }).members,
  );
  const paths = ["file-abc", "file-abcd", "file_0a", "file-e", "file-ab", "", "inner"].map((id) => find(id)?.path);
  expect(paths).toEqual([
    "export/file-abc.dat",
    "file-abcd-Plan.pdf",
    "file_0a.dat",
    "other/file-e",
    undefined,
    undefined,
    "file-e-x/inner.txt",
  ]);
});
