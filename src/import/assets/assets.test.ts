import { expect, test } from "vitest";
import { containerOf } from "../testing/container-of.ts";
import { memberIndex } from "./member-index.ts";
import { typeOfName } from "./type-of-name.ts";

test("a file's type by its name's ending", () => {
  const names = ["a/B.JPG", "constructor", "x.constructor", "x.dat"];
  expect(names.map(typeOfName)).toEqual(["image/jpeg", undefined, undefined, undefined]);
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
