import { expect, test } from "vitest";
import { finderOf } from "./find.ts";
import { type PrivateKind, privateKinds } from "./kinds.ts";
import { addresses } from "./testing/addresses.ts";
import { cardsAndAccounts } from "./testing/cards-and-accounts.ts";
import { emails } from "./testing/emails.ts";
import { keys } from "./testing/keys.ts";
import { type Case, labelled } from "./testing/labelled.ts";
import { ownList, ownWords } from "./testing/own-words.ts";
import { phones } from "./testing/phones.ts";

const cases: readonly Case[] = [...emails, ...phones, ...cardsAndAccounts, ...addresses, ...keys, ...ownWords].map(
  labelled,
);

interface Score {
  wanted: number;
  found: number;
  right: number;
  wrong: string[];
}

function scores(): Record<PrivateKind, Score> {
  const find = finderOf(privateKinds, ownList);
  const all = Object.fromEntries(
    privateKinds.map((kind) => [kind, { wanted: 0, found: 0, right: 0, wrong: [] as string[] }]),
  ) as Record<PrivateKind, Score>;
  for (const { text, hits } of cases) {
    const found = find(text);
    for (const hit of hits) {
      all[hit.kind].wanted += 1;
      const same = found.some(({ kind, start, end }) => kind === hit.kind && start === hit.start && end === hit.end);
      if (same) all[hit.kind].right += 1;
      else all[hit.kind].wrong.push(`missed in: ${text}`);
    }
    for (const { kind, start, end } of found) {
      all[kind].found += 1;
      const meant = hits.some((hit) => hit.kind === kind && hit.start === start && hit.end === end);
      if (!meant) all[kind].wrong.push(`found “${text.slice(start, end)}” in: ${text}`);
    }
  }
  return all;
}

test("the labelled set: what is private is found, look-alikes are not", () => {
  expect(cases.length).toBeGreaterThan(400);
  const all = scores();
  const lines = privateKinds.map((kind) => {
    const { wanted, found, right } = all[kind];
    const share = (of: number) => `${((100 * right) / of).toFixed(1)} %`;
    return `${kind.padEnd(6)} recall ${share(wanted)} of ${wanted}, precision ${share(found)} of ${found}`;
  });

  console.log(privateKinds.flatMap((kind) => all[kind].wrong.map((w) => `${kind} ${w}`)).join("\n"));
  console.log([`redaction, ${cases.length} labelled texts`, ...lines].join("\n"));
  for (const kind of privateKinds) {
    const { wanted, found, right, wrong } = all[kind];
    expect(right / wanted, `${kind}\n${wrong.join("\n")}`).toBeGreaterThanOrEqual(0.97);
    expect(right / found, `${kind}\n${wrong.join("\n")}`).toBeGreaterThanOrEqual(0.97);
  }
});
