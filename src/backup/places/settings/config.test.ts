import { expect, it } from "vitest";
import { originOf, type PlaceDraft, readConfig, readDraft, withDraft } from "./config.ts";

const kept = { id: "6b9b1c58-3d39-4a8f-9d0a-0b5f1f0c2e11", added: "2026-11-22T09:00:00.000Z", ownGrant: true };
const webdav = { name: "cloud", kind: "webdav", address: "https://cloud.example/dav/me/x/" } as const;
const s3 = {
  name: "bucket",
  kind: "s3",
  endpoint: "https://s3.example",
  region: "eu-1",
  bucket: "mine",
  folder: "a/b",
  pathStyle: false,
} as const;
const whose = { user: "me", password: "canary-1" };
const keys = { keyId: "AKIA", secret: "canary-2" };

it("keeps secrets where a place is changed without them, and gives them to no other server", () => {
  const cloud = withDraft({ ...webdav, ...whose }, kept);
  expect(cloud).toEqual({ ...kept, ...webdav, ...whose });
  expect(
    withDraft({ ...webdav, name: "other", address: "https://cloud.example/dav/me/y/" }, kept, cloud),
  ).toMatchObject(whose);
  const elsewhere: PlaceDraft[] = [
    { ...webdav, address: "https://evil.example/dav/" },
    { ...webdav, address: "https://cloud.example:444/dav/" },
    { ...webdav, user: "me" },
    { ...s3 },
  ];
  for (const draft of elsewhere) expect(withDraft(draft, kept, cloud)).toBeUndefined();
  const bucket = withDraft({ ...s3, ...keys }, kept);
  expect(withDraft({ ...s3, region: "eu-2", folder: "" }, kept, bucket)).toMatchObject(keys);
  expect(withDraft({ ...s3, bucket: "other" }, kept, bucket)).toBeUndefined();
  expect(withDraft(s3, kept)).toBeUndefined();
});

it.each([
  { ...webdav, ...whose, user: "a:b" },
  { ...webdav, ...whose, user: "a\nb" },
  { ...webdav, ...whose, password: "a\r\nX-Other: 1" },
  { ...webdav, ...whose, address: "not an address" },
  { ...s3, ...keys, bucket: "a/b" },
  { ...s3, ...keys, bucket: "evil.example#" },
  { ...s3, ...keys, folder: "a/../b" },
  { ...s3, ...keys, folder: "/a" },
  { ...s3, ...keys, region: "eu 1" },
  { ...s3, ...keys, keyId: "a/b" },
  { name: "d", kind: "downloads", folder: "../x" },
  { name: "d", kind: "downloads", folder: "a//b" },
  { name: "d", kind: "downloads", folder: ".hidden" },
  { name: "d", kind: "downloads", folder: "a. " },
  { name: " ", kind: "downloads", folder: "a" },
  { name: "f", kind: "folder", folder: "x", handle: "1" },
  { name: "n", kind: "other" },
  null,
  "text",
])("describes no place: %j", (draft) => expect(readDraft(draft)).toBeUndefined());

it("takes folders in any script", () => {
  for (const folder of ["Convokeep backups", "Sicherungen/von mir", "备份", "a_b-c"]) {
    expect(readDraft({ name: "d", kind: "downloads", folder })).toBeDefined();
  }
});

it("passes over records that are not as we keep them", () => {
  expect(readConfig({ ...kept, ...webdav })).toBeUndefined();
  expect(readConfig({ ...kept, ...webdav, ...whose, id: "x" })).toBeUndefined();
  expect(readConfig(undefined)).toBeUndefined();
});

it("knows the one host that access is asked for", () => {
  expect(originOf(webdav)).toBe("https://cloud.example/*");
  expect(originOf({ ...webdav, address: "http://127.0.0.1:8080/x/" })).toBe("http://127.0.0.1/*");
  expect(originOf(s3)).toBe("https://mine.s3.example/*");
  expect(originOf({ ...s3, pathStyle: true })).toBe("https://s3.example/*");
  expect(originOf({ name: "d", kind: "downloads", folder: "x" })).toBeUndefined();
});
