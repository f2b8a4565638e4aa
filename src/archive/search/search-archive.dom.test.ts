import { describe, expect, test } from "vitest";
import { hideConversations } from "../remove.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { found } from "./testing/texts.ts";
import { updateIndex } from "./update-index.ts";

describe.each([{ indexed: false }, { indexed: true }])("indexed: $indexed", ({ indexed }) => {
  test("words, parts of words, phrases, scripts without spaces, signs", async () => {
    const archive = await freshArchive();
    await store(
      archive,
      look("one", [message("u1", "Where is the Library?"), message("a1", "Ústí, 図書館 here; std::vec<i32> => {x}")]),
    );
    await store(
      archive,
      look("two", [message("u1", "A library\n of functions, 書 and 館"), message("a1", "here foo_bar 😀")]),
    );
    if (indexed) await updateIndex(archive);
    const one = ["chatgpt:one"];
    const two = ["chatgpt:two"];
    const both = [...one, ...two];
    expect(await found(archive, "LIBRARY")).toEqual(both);
    expect(await found(archive, "brar here")).toEqual(both);
    expect(await found(archive, "e")).toEqual(both);
    expect(await found(archive, '"library of"')).toEqual(two);
    expect(await found(archive, '"the library"')).toEqual(one);
    expect(await found(archive, "書館")).toEqual(one);
    expect(await found(archive, "図書館")).toEqual(one);
    expect(await found(archive, "書")).toEqual(both);
    expect(await found(archive, "::")).toEqual(one);
    expect(await found(archive, "std::v")).toEqual(one);
    expect(await found(archive, "o_b")).toEqual(two);
    expect(await found(archive, "😀")).toEqual(two);
    expect(await found(archive, "}")).toEqual(one);
    expect(await found(archive, "library -vec")).toEqual(two);
    expect(await found(archive, '-"of functions"')).toEqual(one);
    expect(await found(archive, '-"of the functions"')).toEqual(both);
    expect(await found(archive, "chat -two")).toEqual(one);
    expect(await found(archive, "nowhere")).toEqual([]);
    expect(await found(archive, "  ")).toEqual([]);
    await hideConversations(archive, one);
    expect(await found(archive, "library")).toEqual(two);
    expect(await found(archive, "-nowhere")).toEqual(two);
    if (indexed) await updateIndex(archive);
    expect(await found(archive, "library")).toEqual(two);
  });
});
