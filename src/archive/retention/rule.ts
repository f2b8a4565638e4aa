import * as v from "valibot";

/** What a rule takes away. `attachments`: images and all other files. */
export const ruleKinds = ["chats", "images", "attachments"] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A rule by which the archive lets go of something. What is starred no rule ever touches. */
export interface Rule {
  id: string;
  what: RuleKind;
  /** Days in which nobody has written in the chat, opened it or imported it. */
  olderThan?: number;
  /** Of these sites; of all, where none is named. */
  sites: string[];
  /** In these folders or below; whatever their folder, where none is named. */
  folders: string[];
  /** With one of these tags; whatever their tags, where none is named. */
  tags: string[];
  /** Bytes: of a chat with all it shows, else of the one image or file. */
  largerThan?: number;
  /** Chats with a note of the user's stay. */
  keepNoted: boolean;
  /** Chats in a folder stay. */
  keepFiled: boolean;
  /** The user has said so: also what is in no verified backup. */
  unbacked: boolean;
  /** It runs. Off until the user has seen what it would delete. */
  on: boolean;
}

/** Most sites, folders or tags of one rule. */
export const mostNames = 100;

const names = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))), v.maxLength(mostNames));

const schema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
    what: v.picklist(ruleKinds),
    olderThan: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(36_500))),
    sites: names,
    folders: names,
    tags: names,
    largerThan: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    keepNoted: v.boolean(),
    keepFiled: v.boolean(),
    unbacked: v.boolean(),
    on: v.boolean(),
  }),
  v.check((rule) => !isForEverything(rule)),
);

/** Most rules that are kept. */
export const mostRules = 50;

/** A rule as it was stored or read from a file; `undefined` for what is none. */
export function readRule(stored: unknown): Rule | undefined {
  const read = v.safeParse(schema, stored);
  return read.success ? (read.output as Rule) : undefined;
}

export function readRules(stored: unknown): Rule[] {
  const rules = Array.isArray(stored) ? stored.slice(0, mostRules).flatMap((one) => readRule(one) ?? []) : [];
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}

/** A rule that says of nothing what it is for would empty the archive: there is another way to want that. */
export function isForEverything({
  olderThan,
  sites,
  folders,
  tags,
  largerThan,
}: Pick<Rule, "olderThan" | "sites" | "folders" | "tags" | "largerThan">): boolean {
  return olderThan === undefined && largerThan === undefined && sites.length + folders.length + tags.length === 0;
}
