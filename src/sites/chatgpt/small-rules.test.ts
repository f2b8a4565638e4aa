import { describe, expect, test } from "vitest";
import { codeLanguage } from "../kit/code-language.ts";
import { isFileName } from "../kit/files.ts";
import { isLasting, lastingIds } from "./ids.ts";
import { fileIdOf, lastingAddress } from "./image-address.ts";
import { withoutTracking } from "./tracking.ts";

describe("code languages", () => {
  test.each([
    ["Python", "python"],
    ["elixir", "elixir"],
    ["C++", "cpp"],
    ["C#", "csharp"],
    ["F#", "fsharp"],
    ["Objective-C", "objectivec"],
    ["ASP.NET", "asp.net"],
    ["x86asm", "x86asm"],
    ["1c", "1c"],
  ])("%s is %s", (label, id) => expect(codeLanguage(label)).toBe(id));

  // What pages show for untagged blocks, by language of the interface.
  test.each([
    "纯文本",
    "Texte brut",
    "Plain text",
    "Nur Text",
    "Простой текст",
    "Texto",
    "Text",
    "plaintext",
    "Kod",
    "",
  ])("%s is none", (label) => expect(codeLanguage(label)).toBe(""));
});

describe("ids", () => {
  test.each([
    "request-WEB:11110000-0000-4000-8000-000000000000-5",
    "pending-chatgpt-submit",
    "pending-0f0f0f0f-0000-4000-8000-000000000000",
    "client-created-root",
    "whatever-root",
    "paginated-root:6ac003a8-d54c-83ea-bb04-28d7229e9e47",
    "fallback-turn-2:3:assistant",
    "",
    " ",
  ])("%j does not last", (id) => expect(isLasting(id)).toBe(false));

  test.each(["6ac003a8-d54c-83ea-bb04-28d7229e9e47", "answer-one", "rooted", "my-request-1"])("%j lasts", (id) =>
    expect(isLasting(id)).toBe(true),
  );

  test("each once, in order, trimmed", () => {
    expect(lastingIds("b", null, " a ", "pending-1", undefined, "b", "a")).toEqual(["b", "a"]);
  });
});

describe("addresses of images", () => {
  test.each([
    ["https://chatgpt.com/backend-api/estuary/content?id=file_000a&ts=1&p=fs&cid=1&sig=x", "file_000a"],
    ["https://chatgpt.com/backend-api/content?id=file-6qPLxHx8&gizmo_id=g&sig=x", "file-6qPLxHx8"],
    ["https://files.oaiusercontent.com/file-AbCdEf123?se=2026&sig=x", "file-AbCdEf123"],
    ["https://sdmntpr.oaiusercontent.com/files/1/raw?sig=x", null],
    ["https://pictures.example/file-AbCdEf123.png", null],
    ["https://chatgpt.com.evil.example/backend-api/content?id=file-1", null],
    ["blob:https://chatgpt.com/1234", null],
    ["", null],
  ])("%s has the file id %s", (address, id) => expect(fileIdOf(address)).toBe(id));

  test.each([
    ["https://pictures.example/a.jpg?utm_source=chatgpt.com", "https://pictures.example/a.jpg"],
    ["https://pictures.example/a.jpg?w=300", "https://pictures.example/a.jpg?w=300"],
    ["https://bucket.example/a.jpg?X-Amz-Signature=1", undefined],
    ["https://bucket.example/a.jpg?se=2026&sig=1", undefined],
    ["https://chatgpt.com/backend-api/estuary/content?id=file_1", undefined],
    ["blob:https://chatgpt.com/1234", undefined],
    ["data:image/png;base64,AAAA", undefined],
  ])("%s lasts as %s", (address, kept) => expect(lastingAddress(address)).toBe(kept));
});

test.each([
  ["https://a.example/?utm_source=chatgpt.com", "https://a.example/"],
  [
    "https://a.example/?x=1&utm_source=chatgpt.com&y=%20z#f?utm_source=chatgpt.com",
    "https://a.example/?x=1&y=%20z#f?utm_source=chatgpt.com",
  ],
  ["https://a.example/?utm_source=newsletter&utm_medium=chatgpt.com", "https://a.example/?utm_source=newsletter"],
  ["https://a.example/utm_source=chatgpt.com", "https://a.example/utm_source=chatgpt.com"],
  ["https://a.example/#a?utm_x#b", "https://a.example/#a?utm_x#b"],
  ["/relative?utm_source=chatgpt.com", "/relative"],
])("%s without tracking is %s", (address, kept) => expect(withoutTracking(address)).toBe(kept));

test.each([
  ["report 2026.pdf", true],
  ["archive.tar.gz", true],
  ["Отчёт.docx", true],
  ["PDF", false],
  ["see notes.txt\nand more", false],
  ["a/b.txt", false],
  ["An ordinary sentence. With two", false],
])("%j is a file's name: %s", (text, is) => expect(isFileName(text)).toBe(is));
