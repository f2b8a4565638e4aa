import { describe, expect, test } from "vitest";
import { readAddress } from "./address.ts";

const id = "6ac003a8-d54c-83ea-bb04-28d7229e9e47";
const project = "g-p-0123456789abcdef0123456789abcdef";
const read = (path: string) => readAddress(new URL(path, "https://chatgpt.com"));

describe("conversations", () => {
  test.each([
    [`/c/${id}`, `/c/${id}`],
    [`/c/${id}/`, `/c/${id}`],
    [`/c/${id}?model=x#y`, `/c/${id}`],
    [`/uc/${id}`, `/uc/${id}`],
    [`/g/g-AbC123xyZ/c/${id}`, `/g/g-AbC123xyZ/c/${id}`],
    [`/g/g-AbC123xyZ-name-of-it/c/${id}`, `/g/g-AbC123xyZ-name-of-it/c/${id}`],
    [`/g/${project}/c/${id}`, `/g/${project}/c/${id}`],
    [`/g/${project}-my-trip-r%C3%A9/c/${id}`, `/g/${project}/c/${id}`],
    [`/c/${id.toUpperCase()}`, `/c/${id.toUpperCase()}`],
  ])("%s", (path, kept) => {
    const url = `https://chatgpt.com${kept}`;
    expect(read(path)).toEqual({ page: "conversation", id, share: false, temporary: false, url });
  });

  test("on the old host too", () => {
    expect(readAddress(new URL(`https://chat.openai.com/c/${id}`))).toMatchObject({ id, page: "conversation" });
  });
});

describe("shares", () => {
  test.each([`/share/${id}`, `/share/e/${id}`, `/share/${id}/`])("%s", (path) => {
    expect(read(path)).toMatchObject({ page: "conversation", id, share: true });
  });

  test.each([`/share/${id}/continue`, `/share/e/${id}/continue`])("%s is no share view", (path) => {
    expect(read(path)).toMatchObject({ id: null, share: false, page: "other" });
  });
});

describe("addresses without a conversation", () => {
  test.each([
    ["/", "new-chat"],
    ["/?temporary-chat=true", "new-chat"],
    ["/g/g-AbC123xyZ-name-of-it", "new-chat"],
    ["/c/WEB:6ac003a8-d54c-83ea-bb04-28d7229e9e47", "new-chat"],
    ["/c/", "new-chat"],
    [`/g/${project}-trip/project`, "overview"],
    [`/g/${project}/project`, "overview"],
    ["/gpts", "overview"],
    ["/library", "overview"],
    ["/auth/login", "sign-in"],
    ["/login", "sign-in"],
    ["/codex", "other"],
    ["/pricing", "other"],
    ["/c/not-an-id/settings", "other"],
    ["/authors", "other"],
  ])("%s is %s", (path, page) => {
    expect(read(path)).toMatchObject({ id: null, page });
  });

  test("a temporary chat has no lasting id, whatever stands in its address", () => {
    expect(read(`/c/${id}?temporary-chat=true`)).toMatchObject({ id: null, temporary: true, page: "new-chat" });
    expect(read("/?temporary-chat=false")).toMatchObject({ temporary: false });
  });

  test.each(["https://openai.com/", `https://platform.openai.com/c/${id}`, `https://chatgpt.com.evil.example/c/${id}`])(
    "%s is another site",
    (address) => {
      expect(readAddress(new URL(address))).toMatchObject({ id: null, page: "other" });
    },
  );
});
