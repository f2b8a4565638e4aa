import { expect, it } from "vitest";
import { folderAddress } from "./address.ts";

it.each([
  ["https://cloud.example/dav", "https://cloud.example/dav/"],
  ["https://cloud.example:8443/dav/me%40x/ä", "https://cloud.example:8443/dav/me%40x/%C3%A4/"],
  ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/"],
  ["http://localhost/x", "http://localhost/x/"],
  ["http://[::1]:9/x", "http://[::1]:9/x/"],
])("%s is taken", (text, address) => expect(folderAddress(text).href).toBe(address));

it.each([
  ["http://cloud.example/dav", "insecure"],
  ["http://192.168.1.5/dav", "insecure"],
  ["http://127.0.0.1.evil.example/", "insecure"],
  ["http://localhost.evil.example/", "insecure"],
  ["ftp://cloud.example/", "insecure"],
  ["javascript:alert(1)", "insecure"],
  ["https://me:secret@cloud.example/", "broken"],
  ["https://cloud.example/?q", "broken"],
  ["https://cloud.example/#x", "broken"],
  ["no address", "broken"],
])("%s is refused as %s, in words that do not repeat it", (text, problem) => {
  expect(() => folderAddress(text)).toThrow(`place: ${problem}`);
});
