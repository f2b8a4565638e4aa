import { putAsset, readAsset } from "../../../src/archive/assets.ts";
import { type Archive, openArchive } from "../../../src/archive/open.ts";
import { storeCapture } from "../../../src/archive/store-capture.ts";
import { othersStore } from "../../../src/backup/others/browser-archive.ts";
import { deletedElsewhere } from "../../../src/backup/others/deletions.ts";
import { snapshot as snapshotOf } from "../../../src/backup/others/testing/snapshot.ts";
import { readAccepted, readKept } from "../../../src/backup/others/wishes.ts";
import type { Capture } from "../../../src/conversation/capture.ts";
import type { OrganisingChange } from "../../../src/conversation/organising.ts";
import { tombstoneOf } from "../../../src/conversation/tombstone.ts";
import { sha256Of } from "../../../src/lib/sha256-of.ts";
import type { BackupStatus } from "../../../src/messages/backup.ts";

// Runs in the page of backups of one of several browsers, beside the page's own code.

export type Act =
  /** A look at a page, and how many bytes each image in it has. */
  { store: Capture; imageBytes: number } | { organise: OrganisingChange } | { remove: string; takeBack: boolean };

interface Answered {
  ok: boolean;
  value: unknown;
}

declare const chrome: { runtime: { sendMessage(message: object): Promise<Answered> } };

export async function ask(name: string, what?: object): Promise<unknown> {
  const { ok, value } = await chrome.runtime.sendMessage({ to: "background", name, ask: what });
  if (!ok) throw new Error(`${name} was refused`);
  return value;
}

let opened: Promise<Archive> | undefined;
const archive = () => (opened ??= openArchive());

/** Does what a person does, as the background does it for them. Gives what was refused: which of the acts. */
export async function act(acts: readonly Act[]): Promise<number[]> {
  const refused: number[] = [];
  for (const [at, one] of acts.entries()) {
    if ("organise" in one) await ask("archive.organise", { changes: [one.organise] });
    else if ("remove" in one) {
      const conversations = [one.remove];
      await ask("archive.delete", { conversations });
      await ask(one.takeBack ? "archive.undelete" : "archive.erase", { conversations });
    } else if (!(await stored(one.store, one.imageBytes))) refused.push(at);
  }
  const conversations = acts.flatMap((one) => ("store" in one ? one.store.conversation.id : []));
  await ask("archive.changed", { conversations: [...new Set(conversations)] });
  return refused;
}

async function stored(capture: Capture, size: number): Promise<boolean> {
  const entries = await Promise.all(
    capture.entries.map(async (entry) => {
      if (entry.kind !== "message") return entry;
      const parts = await Promise.all(
        entry.parts.map(async (part) => {
          if (part.kind !== "image") return part;
          const asset = await putAsset(await archive(), imageOf(part.key, size), "image/png");
          return { ...part, asset };
        }),
      );
      return { ...entry, parts };
    }),
  );
  return !("refused" in (await storeCapture(await archive(), { ...capture, entries })));
}

/** Bytes that are the same for the same name. */
function imageOf(name: string, size: number): Uint8Array {
  const letters = new TextEncoder().encode(name);
  return Uint8Array.from({ length: size }, (_, at) => ((letters[at % letters.length] ?? 0) * 31 + at * at) % 251);
}

/** Makes a backup of a place, and waits for its end, which may be a failure: `null`, or what went wrong. */
export async function backUp(place: string): Promise<string | null> {
  const problem = await backUpOnly(place);
  await takeForOwn(place);
  return problem;
}

/** The same, and of new browsers nothing is said. */
export async function backUpOnly(place: string): Promise<string | null> {
  await ask("backup.start", { place });
  return (await atRest(place)).failed?.problem ?? null;
}

/** How the backups of a place stand once nothing is under way. */
export async function atRest(place: string): Promise<BackupStatus> {
  for (;;) {
    const all = (await ask("backup.status")) as BackupStatus[];
    const status = all.find((each) => each.place === place);
    if (status?.state.kind === "idle" && !status.reading) return status;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Says of every browser that is new in a place that it is the user's, as a person does, and waits until they were read. */
export async function takeForOwn(place: string): Promise<void> {
  const { devices } = await othersStore(await archive()).read(place);
  for (const [name, { problem }] of Object.entries(devices)) {
    const isAccepted = async () => (await readAccepted(await archive(), place)).has(name);
    if (problem !== "strange" || (await isAccepted())) continue;
    const button = () => document.querySelector<HTMLButtonElement>(`.others-device button[aria-label$=" ${name}"]`);
    await until(() => button() !== null, `${name} is not asked about`);
    button()?.click();
    await until(isAccepted, `${name} is not taken for the user's own`);
  }
  await atRest(place);
}

/** All conversations in a form that compares, and those that are deleted and can still be taken back. */
export async function snapshot(): Promise<{ chats: Record<string, string>; hidden: string[] }> {
  const { db } = await archive();
  const hidden = await db.getAllKeysFromIndex("conversations", "deletedAt");
  return { chats: Object.fromEntries(await snapshotOf(await archive())), hidden };
}

/** Images and files whose bytes are not held or not what their hash says, of all that conversations show. */
export async function brokenAssets(hashes: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const sha256 of hashes) {
    const held = await readAsset(await archive(), sha256);
    if (!held || (await sha256Of(held.bytes.slice())) !== sha256) broken.push(sha256);
  }
  return broken;
}

export async function isBuried(id: string): Promise<boolean> {
  return (await (await archive()).db.count("tombstones", await tombstoneOf(id))) > 0;
}

/** What other browsers have to say: what is wrong with them, by their names. */
export async function problems(place: string): Promise<Record<string, string>> {
  const { devices } = await othersStore(await archive()).read(place);
  return Object.fromEntries(
    Object.entries(devices).flatMap(([name, { problem }]) => (problem ? [[name, problem]] : [])),
  );
}

/** Ids of the conversations whose deletion elsewhere waits for a decision, once the page lists as many. */
export async function deleted(place: string): Promise<string[]> {
  const record = await othersStore(await archive()).read(place);
  const ids = Object.keys((await snapshot()).chats);
  const found = await deletedElsewhere(ids, [record], await readKept(await archive()));
  await until(() => items().length === found.length, `the page lists ${items().length} instead of ${found.length}`);
  return found.map(({ id }) => id);
}

const items = () => [...document.querySelectorAll(".others-deleted li")];

/** Decides about the first of the listed deletions, as a person does: by the buttons of the page. */
export async function decide(follow: boolean): Promise<void> {
  const before = items().length;
  const [keep, remove] = items()[0]?.querySelectorAll("button") ?? [];
  (follow ? remove : keep)?.click();
  if (follow) {
    const confirm = () => document.querySelector<HTMLButtonElement>("dialog[open] .danger");
    await until(() => confirm() !== null, "no question before deleting");
    confirm()?.click();
    const dismiss = () => document.querySelector<HTMLButtonElement>(".toast button:last-child");
    await until(() => dismiss() !== null, "no time for undoing it");
    dismiss()?.click();
    await until(async () => (await snapshot()).hidden.length === 0, "what was deleted is not erased");
  }
  await until(() => items().length === before - 1, "what was decided is still listed");
}

async function until(isSo: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Waits until the page's part for several browsers says something. */
export async function says(text: string): Promise<void> {
  const part = () => document.querySelector("[aria-labelledby='backup-others']")?.textContent ?? "";
  await until(() => part().includes(text), `the page does not say: ${text}`);
}

/** Chooses a recovery file in the form that asks for one, and waits until it was opened. */
export async function giveRecovery(bytes: readonly number[], passphrase: string): Promise<void> {
  const form = () => document.querySelector<HTMLFormElement>("form.crypt-step");
  await until(() => form() !== null, "no recovery file is asked for");
  const [file, word] = form()?.querySelectorAll("input") ?? [];
  if (!file || !word) throw new Error("no fields");
  const chosen = new DataTransfer();
  chosen.items.add(new File([new Uint8Array(bytes)], "recovery.age"));
  file.files = chosen.files;
  file.dispatchEvent(new Event("change", { bubbles: true }));
  word.value = passphrase;
  word.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const submit = () => form()?.querySelector<HTMLButtonElement>('button[type="submit"]');
  await until(() => submit()?.disabled === false, "the recovery file cannot be given");
  submit()?.click();
  await until(() => form() === null, "the recovery file was not opened");
}

/** Presses a button of the page by its words, once it is there. */
export async function press(words: string): Promise<void> {
  const button = () => [...document.querySelectorAll("button")].find((each) => each.textContent?.trim() === words);
  await until(() => button()?.disabled === false, `no button “${words}”`);
  button()?.click();
}

/** Switches on that what other browsers wrote is read. */
export async function readOthers(): Promise<void> {
  const choice = () => document.querySelector<HTMLButtonElement>(".others-place [role=switch]");
  await until(() => choice() !== null, "no place that others may write to");
  choice()?.click();
  await until(() => choice()?.ariaChecked === "true", "others are not read");
}
