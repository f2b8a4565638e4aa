import { fingerprint } from "../../../lib/fingerprint.ts";
import { csvRows } from "../../csv.ts";
import { ImportError, type ImportFormat, type ImportItem, type Member, type ReadContext } from "../../format.ts";
import { failedItem } from "../../json/items.ts";
import { type CopilotColumns, columnsOf } from "./columns.ts";
import { rowTime } from "./row-time.ts";
import { type ActivityRow, threadOf } from "./thread.ts";

const version = 1;

/**
 * What Microsoft's privacy dashboard gives: `copilot-activity-history.csv` and that of Copilot in Microsoft 365 (2026). Rows
 * have no ids, question and answer share a second, and the newest stand first: so they are turned round, never sorted.
 */
export const copilot: ImportFormat = {
  id: "copilot",
  name: "Microsoft Copilot activity",
  version,
  recognises: ({ shape, head }) => shape === "csv" && columnsOf(headingOf(head)) !== null,
  read: readFiles,
};

/** Cells of the first line, which holds names alone. */
function headingOf(head: string): string[] {
  const line = head.replace(/^\s+/, "").split(/\r\n|\n|\r/, 1)[0] ?? "";
  return line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

async function* readFiles(members: readonly Member[], { signal }: ReadContext): AsyncGenerator<ImportItem> {
  let before = 0;
  for (const member of members) {
    try {
      for (const item of itemsOf(await readFile(member, signal))) {
        yield { ...item, end: before + Math.min(item.end, member.size) };
      }
    } catch (error) {
      signal.throwIfAborted();
      yield failedItem(`copilot/${version}/${member.path}`, before + member.size, error);
    }
    before += member.size;
  }
}

/** Rows of one name, in the order of the file. */
interface Thread {
  title: string;
  rows: ActivityRow[];
  end: number;
}

interface ActivityFile {
  columns: CopilotColumns;
  threads: Thread[];
  newestFirst: boolean;
  /** What ended the file before its end. */
  problem?: unknown;
  end: number;
}

async function readFile(member: Member, signal: AbortSignal): Promise<ActivityFile> {
  const threads = new Map<string, Thread>();
  let columns: CopilotColumns | null = null;
  let [first, last, end]: [string | undefined, string | undefined, number] = [undefined, undefined, 0];
  let problem: unknown;
  try {
    for await (const row of csvRows(member.stream(signal))) {
      end = row.end;
      if (row.isOpen) problem = new ImportError("cut-off");
      if (!columns) {
        columns = columnsOf(row.cells);
        if (!columns) throw new ImportError("not-understood", "the columns have other names");
        continue;
      }
      const { title, ...read } = activityRow(row.cells, columns);
      first ??= read.time;
      last = read.time ?? last;
      const thread = threads.get(title) ?? { title, rows: [], end };
      threads.set(title, thread);
      thread.rows.push(read);
      thread.end = end;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!columns || threads.size === 0) throw error;
    problem = error;
  }
  if (!columns) throw new ImportError("not-understood", "the file is empty");
  const newestFirst = first && last && first !== last ? first > last : columns.kind.newestFirst;
  return { columns, threads: [...threads.values()], newestFirst, problem, end };
}

function activityRow(cells: readonly string[], { places }: CopilotColumns): ActivityRow & { title: string } {
  const cell = (name: keyof typeof places) => cells[places[name]] ?? "";
  // A name is one line; what follows the last column belongs to nothing known, so it goes to the text.
  const further = cells.slice(Math.max(...Object.values(places)) + 1).filter((text) => text.trim() !== "");
  return {
    title: cell("thread").replace(/\s+/g, " ").trim(),
    author: cell("author"),
    text: [cell("text"), ...further].join("\n"),
    time: rowTime(cell("time")),
  };
}

function* itemsOf({ columns, threads, newestFirst, problem, end }: ActivityFile): Generator<ImportItem> {
  for (const thread of threads.sort((a, b) => a.end - b.end)) {
    const rows = newestFirst ? thread.rows.toReversed() : thread.rows;
    const print = fingerprint(JSON.stringify([columns.kind.site, thread.title, rows]));
    yield {
      print: `copilot/${version}/${print}`,
      end: thread.end,
      read: () => threadOf(columns.kind, thread.title, rows),
    };
  }
  if (problem !== undefined) yield failedItem(`copilot/${version}/rest`, end, problem);
}
