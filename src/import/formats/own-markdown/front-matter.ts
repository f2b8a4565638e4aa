/** What the front matter of a Markdown file of ours says. */
export interface FrontMatter {
  id: string;
  site: string;
  url: string;
  title: string;
  model?: string;
  created?: string;
  updated?: string;
  tags: string[];
  folder?: string;
  starred: boolean;
  coverage: string;
  redacted: boolean;
  /** How many messages the path has; absent where the file does not say. */
  messages?: number;
  /** Line at which the rest of the file begins. */
  end: number;
}

const line = /^([a-z]+): (.*)$/;
const names = new Set(
  "title aliases site url id model created updated captured messages coverage tags folder starred redacted".split(" "),
);

/**
 * Reads the front matter that Convokeep writes: one line for each field, texts as in JSON.
 * @returns `null` for any other file: another program's front matter, or one without the conversation's id
 */
export function frontMatter(lines: readonly string[]): FrontMatter | null {
  if (lines[0]?.trimEnd() !== "---") return null;
  const end = lines.slice(0, 40).findIndex((text, at) => at > 0 && text.trimEnd() === "---");
  if (end < 0) return null;
  const fields = new Map<string, unknown>();
  for (const text of lines.slice(1, end)) {
    const [, name = "", value = ""] = line.exec(text.trimEnd()) ?? [];
    const read = names.has(name) ? readValue(value) : undefined;
    if (read === undefined || fields.has(name)) return null;
    fields.set(name, read);
  }
  const id = textOf(fields, "id");
  const site = textOf(fields, "site") || (/^[\w-]+(?=:)/.exec(id)?.[0] ?? "");
  if (!/^[\w-]+:\S/.test(id) || !id.startsWith(`${site}:`)) return null;
  return { id, site, ...factsOf(fields), end: end + 1 };
}

function factsOf(fields: ReadonlyMap<string, unknown>): Omit<FrontMatter, "id" | "site" | "end"> {
  const [model, folder] = [textOf(fields, "model"), textOf(fields, "folder")];
  const [created, updated] = [timeOf(fields, "created"), timeOf(fields, "updated")];
  const tags = fields.get("tags");
  const messages = fields.get("messages");
  return {
    url: textOf(fields, "url"),
    title: textOf(fields, "title"),
    ...(model && { model }),
    ...(created && { created }),
    ...(updated && { updated }),
    tags: Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [],
    ...(folder && { folder }),
    starred: fields.get("starred") === true,
    coverage: textOf(fields, "coverage"),
    redacted: fields.get("redacted") === true,
    ...(typeof messages === "number" && { messages }),
  };
}

/** A value: what JSON reads, and the times without quotes that Obsidian's properties have; `undefined` for none. */
function readValue(written: string): unknown {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z?$/.test(written)) return written;
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function textOf(fields: ReadonlyMap<string, unknown>, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}

/** Local times, as Obsidian has them, are left out: of which place they are is not said. */
function timeOf(fields: ReadonlyMap<string, unknown>, name: string): string {
  const value = textOf(fields, name);
  return value.endsWith("Z") && !Number.isNaN(Date.parse(value)) ? value : "";
}
