import { expect, test } from "vitest";
import type { ImportedConversation } from "../../../conversation/imported.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { copilot } from "./index.ts";

const heading = "\ufeffConversation,Time,Author,Message\r\n";
const read = async (text: string) => {
  const result = await collect(copilot, containerOf({ "any-name.csv": text }));
  return { ...result, conversations: result.conversations as ImportedConversation[] };
};
const shown = ({ messages }: ImportedConversation) =>
  messages.map(
    ({ role, parts }) => `${role}: ${parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join("|")}`,
  );

test("rows are turned round and never sorted: question and answer have one second", async () => {
  const { conversations } = await read(
    `${heading}"Trip","2026-07-21T08:00:05",AI,"A2, with
two lines"\r\n"Trip","2026-07-21T08:00:05",Human,"Q2 ""quoted"""\r\n"Soup","2026-07-20T10:00:00",AI,"B1"\r\n"Soup","2026-07-20T10:00:00",Human,"P1"\r\n"Trip","2026-07-20T09:00:00",AI,"A1"\r\n"Trip","2026-07-20T09:00:00",Human,"Q1"\r\n`,
  );
  expect(conversations.map(({ title }) => title)).toEqual(["Soup", "Trip"]);
  expect(shown(conversations[1] as ImportedConversation)).toEqual([
    "user: Q1",
    "assistant: A1",
    'user: Q2 "quoted"',
    "assistant: A2, with\ntwo lines",
  ]);
  expect(conversations[1]).toMatchObject({
    site: "copilot",
    created: "2026-07-20T09:00:00.000Z",
    updated: "2026-07-21T08:00:05.000Z",
    whole: false,
    current: 3,
  });
  expect(conversations[1]?.messages.map(({ parent }) => parent)).toEqual([undefined, 0, 1, 2]);
});

test("a conversation keeps its id when later rows come", async () => {
  const old = '"Trip","2026-07-20T09:00:00",AI,"A1"\r\n"Trip","2026-07-20T09:00:00",Human,"Q1"\r\n';
  const later = '"Trip","2026-07-22T09:00:00",AI,"A2"\r\n"Trip","2026-07-22T09:00:00",Human,"Q2"\r\n';
  const [before, after] = [await read(heading + old), await read(heading + later + old)];
  expect(after.conversations[0]?.id).toBe(before.conversations[0]?.id);
  expect(after.prints).not.toEqual(before.prints);
  expect((await read(heading + old)).prints).toEqual(before.prints);
});

test("the file of Microsoft 365 has other columns, zones and authors", async () => {
  const { conversations } = await read(
    'CreatedAt,MessageContent,Author,ChatName\r\n"12/31/2025 11:30:00 PM -01:00","Hello",user,"Chat"\r\n"1/1/2026 00:30:02 +00:00","Hi",bot,"Chat"\r\n',
  );
  expect(conversations).toHaveLength(1);
  expect(conversations[0]).toMatchObject({ site: "m365-copilot", title: "Chat", created: "2026-01-01T00:30:00.000Z" });
  expect(shown(conversations[0] as ImportedConversation)).toEqual(["user: Hello", "assistant: Hi"]);
});

test("nothing is lost of strange rows: authors, times and columns that are not known, and rows cut short", async () => {
  const { conversations, problems } = await read(
    `${heading}T,yesterday,Narrator,one,more of it\r\nT,2026-07-20T10:00:00,Human\r\nT,"2026-07-20T09:00:00",Human,"never closed\r\n`,
  );
  // The last row ends with the file.
  expect(problems.map(({ problem }) => problem)).toEqual(["cut-off"]);
  expect(conversations[0]?.unknown).toEqual(["author Narrator"]);
  expect(shown(conversations[0] as ImportedConversation)).toEqual([
    "user: never closed\r\n",
    "user: unreadable",
    "assistant: one\nmore of it",
  ]);
});

test("other tables are not ours", async () => {
  expect((await read("Date,Text\r\n1,2\r\n")).claimed).toEqual([]);
});
