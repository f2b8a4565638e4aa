import { expect, test } from "vitest";
import { type Facts, flag } from "./facts.ts";
import { passes } from "./filters.ts";
import { parseQuery } from "./parse-query.ts";

const facts: Facts = {
  labels: {
    site: "chatgpt",
    host: "www.chatgpt.com",
    models: ["gpt-5", "o4-mini"],
    tags: ["my tag", "x"],
    folder: "work/old",
  },
  updated: new Date(2026, 4, 10, 12).getTime(),
  flags: flag.image | flag.partial | flag.starred,
};
const holds = (query: string) => passes(parseQuery(query).filters, facts);

test.each([
  "site:chatgpt",
  "site:chatgpt.com",
  "site:www.chatgpt.com",
  "site:claude site:chatgpt",
  "-site:claude",
  'tag:"My Tag" tag:x',
  "-tag:tag",
  "folder:work",
  "folder:Work/Old",
  "folder:home folder:work",
  "-folder:old",
  "model:gpt",
  "model:mini",
  "model:claude model:o4",
  "after:2026 before:2027",
  "after:2026-05 before:2026-06",
  "after:2026-05-10 before:2026-05-11",
  "has:image -has:code is:partial is:starred -is:branched -is:complete",
])("%s holds", (query) => expect(holds(query)).toBe(true));

test.each([
  "site:claude",
  "-site:chatgpt",
  "site:gpt.com",
  "tag:my",
  "tag:x tag:y",
  "-tag:x",
  "folder:old",
  "folder:wor",
  "-folder:work",
  "model:gpt-4",
  "-model:o4",
  "before:2026-05-10",
  "after:2026-05-11",
  "-after:2026",
  "has:code",
  "has:file",
  "has:image has:file",
  "is:unknown",
  "is:branched",
])("%s does not", (query) => expect(holds(query)).toBe(false));
