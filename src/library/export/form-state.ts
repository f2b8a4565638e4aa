import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { defaultTemplate } from "../../export/naming/name-template.ts";
import { templateProblems } from "../../export/naming/template-problems.ts";
import type { ExportOptions, MarkdownChoice } from "../../export/options.ts";
import type { Say } from "../../export/texts.ts";
import { type KindName, kindOf, usualOptions } from "./kinds.ts";
import { usesTemplate } from "./settings.ts";
import type { OwnPreset, StoredChoices } from "./stored-choice.ts";

/** What is to be exported: whole chats, or some messages of one. */
export interface Wanted {
  chats: readonly string[];
  /** Ids of the messages of the one chat that alone are wanted. */
  messages?: readonly string[] | undefined;
}

/** A kind, or a preset of the user's own by its name. */
export type Choice = { kind: KindName } | { own: string };

/** What the user decides about an export. Nothing is stored or started here. */
export interface ExportForm extends Wanted {
  choice: ReadonlySignal<Choice>;
  /** As decided so far; the file-name template as it is typed. */
  options: ReadonlySignal<ExportOptions>;
  own: ReadonlySignal<readonly OwnPreset[]>;
  /** Whether the choice differs from what it is at first. */
  isChanged: ReadonlySignal<boolean>;
  /** What is wrong with the file-name template, in sentences. */
  problems: ReadonlySignal<readonly string[]>;
  /** What to export, complete; `null` while something is wrong. */
  ready: ReadonlySignal<ExportOptions | null>;
  choose(choice: Choice): void;
  change(part: Partial<ExportOptions>): void;
  changeMarkdown(part: Partial<MarkdownChoice>): void;
  /** The choice as it is at first. */
  reset(): void;
  /** Makes a preset of what is decided; one of that name is replaced. */
  saveAs(name: string): void;
  /** Removes a preset; its choices stay with the kind it was made from. */
  forget(name: string): void;
}

/** @param say for what is wrong with a template */
export function createForm(wanted: Wanted, stored: StoredChoices, say: Say): ExportForm {
  const own = signal<readonly OwnPreset[]>(stored.own);
  const choice = signal<Choice>(firstChoice(stored));
  // What was decided about one kind is still there when one comes back to it.
  const drafts = signal<ReadonlyMap<string, ExportOptions>>(
    new Map(stored.last ? [[keyOf(choice.value), stored.last.options]] : []),
  );
  const usual = computed(() => usualOf(choice.value, own.value));
  const options = computed(() => drafts.value.get(keyOf(choice.value)) ?? usual.value);
  const problems = computed(() =>
    usesTemplate(options.value, wanted.chats.length) ? templateProblems(options.value.fileName, say) : [],
  );
  const put = (draft: ExportOptions) => {
    drafts.value = new Map(drafts.value).set(keyOf(choice.value), draft);
  };
  const choose = (next: Choice) => {
    choice.value = next;
  };
  return {
    ...wanted,
    choice,
    options,
    own,
    isChanged: computed(() => written(options.value) !== written(usual.value)),
    problems,
    ready: computed(() => (problems.value.length > 0 ? null : complete(options.value, wanted))),
    choose,
    change: (part) => put({ ...options.value, ...part }),
    changeMarkdown: (part) => put({ ...options.value, markdown: { ...options.value.markdown, ...part } }),
    reset: () => put({ ...usual.value, redact: options.value.redact }),
    saveAs(name) {
      own.value = [...own.value.filter((each) => each.name !== name), { name, options: options.value }];
      choose({ own: name });
      put(options.value);
    },
    forget(name) {
      const gone = own.value.find((each) => each.name === name);
      own.value = own.value.filter((each) => each.name !== name);
      if (gone && keyOf(choice.value) === keyOf({ own: name })) choose({ kind: kindOf(gone.options) });
    },
  };
}

/** What is hidden is no option of a kind. */
const written = (options: ExportOptions): string => JSON.stringify({ ...options, redact: undefined });

export const keyOf = (choice: Choice): string => ("kind" in choice ? choice.kind : `own ${choice.own}`);

function firstChoice({ last, own }: StoredChoices): Choice {
  if (!last) return { kind: "markdown" };
  return own.some(({ name }) => name === last.own) ? { own: last.own ?? "" } : { kind: kindOf(last.options) };
}

function usualOf(choice: Choice, own: readonly OwnPreset[]): ExportOptions {
  if ("kind" in choice) return usualOptions(choice.kind);
  return own.find(({ name }) => name === choice.own)?.options ?? usualOptions("markdown");
}

/** A template that is not used may be unfinished; a single chat is no collection, but where a program asks for one. */
function complete(options: ExportOptions, { chats, messages }: Wanted): ExportOptions {
  const [only] = chats.length === 1 ? chats : [];
  const alone = only !== undefined && options.preset !== "notebooklm";
  return {
    ...options,
    fileName: usesTemplate(options, chats.length) ? options.fileName : defaultTemplate,
    markdown: alone ? { ...options.markdown, files: "per-chat" } : options.markdown,
    selection: only !== undefined && messages ? { [only]: [...messages] } : {},
  };
}
