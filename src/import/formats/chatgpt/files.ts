import type { AssetSource } from "../../../conversation/imported.ts";

/** What the export says of a file. */
export interface ExportFile {
  name?: string;
  /** MIME type. */
  type?: string;
  source?: AssetSource;
}

/** A canvas document as the export keeps it beside the conversations. */
export interface CanvasFile {
  title: string;
  type: string;
  content: string;
}

/** The files beside the conversations. */
export interface ExportFiles {
  /** By a pointer (`sediment://file_…`) or an id. */
  find(pointer: string): ExportFile;
  /** The id of the file behind a link to the sandbox, where only one fits. */
  behind(link: { message: string; conversation: string; name: string }): string | undefined;
  canvas(id: string): CanvasFile | undefined;
  /** A project's name by its id (`g-p-…`); '' where the export does not tell it. */
  project(id: string): string;
}

/** The id in a pointer: without scheme, fragment and query. */
export function idOfPointer(pointer: string): string {
  return pointer
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/[#?].*$/s, "");
}
