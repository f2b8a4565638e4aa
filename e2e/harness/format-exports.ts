import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Evaluate } from "./archive.ts";
import { unzip } from "./unzip.ts";

/** An export to start, and how the name of its file ends. */
interface Wanted {
  options: Record<string, unknown>;
  ending: string;
  /** Whether what was written is what was asked for. */
  fits(path: string): Promise<boolean>;
}

const text = (path: string) => readFile(path, "utf8");
const namesIn = async (path: string) => [...(await unzip(path)).keys()];

/** Every format once, under a name of its own, for an archive of several chats. */
function wanted(count: number, one: string): Wanted[] {
  const day = (extension: string) => new RegExp(`^Convokeep \\d{4}-\\d\\d-\\d\\d\\.${extension}$`);
  const single = (options: Record<string, unknown>, extension: string, fits: (content: string) => boolean): Wanted => ({
    options: { ...options, selection: {} },
    ending: `.${extension}`,
    fits: async (path) => day(extension).test(basename(path)) && fits(await text(path)),
  });
  return [
    single(
      { format: "jsonl" },
      "jsonl",
      (content) =>
        content
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line)).length === count,
    ),
    single({ format: "csv" }, "csv", (content) => content.startsWith('"id","site"')),
    single(
      { format: "markdown", markdown: { files: "one" } },
      "md",
      (content) => content.match(/^- url: /gm)?.length === count,
    ),
    single({ format: "text", markdown: { files: "one" } }, "txt", (content) => content.includes("\n1 · You")),
    {
      options: { format: "chatgpt" },
      ending: "conversations.json",
      fits: async (path) => JSON.parse(await text(path)).length === count,
    },
    {
      options: { format: "html", fileName: "{site}/pages/{id}" },
      ending: ".zip",
      fits: async (path) => {
        const names = await namesIn(path);
        return (
          names.includes("index.html") &&
          names.filter((name) => /^chatgpt\/pages\/.+\.html$/.test(name)).length === count
        );
      },
    },
    {
      options: { format: "html", fileName: "{site}/one {id}", one },
      ending: ".html",
      fits: async (path) =>
        /[/\\]chatgpt[/\\]one .+\.html$/.test(path) && (await text(path)).startsWith("<!doctype html>"),
    },
  ];
}

/**
 * Starts exports from an extension page, one after the other, and names those whose file is not what it should be.
 * @param formats absent: all
 */
export async function wrongExports(
  evaluate: Evaluate,
  download: (ending: string) => Promise<string>,
  chats: readonly string[],
  formats?: readonly string[],
): Promise<string[]> {
  const wrong: string[] = [];
  const some = wanted(chats.length, chats[0] ?? "").filter(
    ({ options }) => formats?.includes(String(options.format)) ?? true,
  );
  for (const { options, ending, fits } of some) {
    const { one, ...asked } = options;
    const message = {
      to: "background",
      name: "export.start",
      ask: { conversations: one ? [one] : "all", options: asked },
    };
    const answer = await evaluate(
      `(globalThis.browser ?? globalThis.chrome).runtime.sendMessage(${JSON.stringify(message)})`,
    );
    if (!(answer as { ok?: boolean } | undefined)?.ok) wrong.push(`${ending}: ${JSON.stringify(answer)}`);
    else if (!(await fits(await download(ending)))) wrong.push(ending);
  }
  return wrong;
}
