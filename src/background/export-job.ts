import type { ExportJob, ExportOptionsData } from "../messages/contract.ts";

/** An export as a row of the archive, so that it outlives this context. */
export interface ExportRow extends ExportJob {
  kind: "export";
  conversations: string[] | "all";
  /** What the file is to be; absent in rows of before there were options. */
  options?: ExportOptionsData;
  /** It was encrypted by a key that is gone: made again it would be readable. */
  isSpent?: true;
  /** How often it was started, the first time included. */
  attempts: number;
  /** The browser's id of the download, once it has one. */
  downloadId?: number;
}

/** The part of a row that pages see. */
export function jobOf({
  id,
  format,
  preset,
  state,
  done,
  total,
  fileName,
  unread,
  error,
  started,
}: ExportRow): ExportJob {
  return {
    id,
    format,
    ...(preset === undefined ? {} : { preset }),
    state,
    done,
    total,
    ...(fileName === undefined ? {} : { fileName }),
    ...(unread === undefined ? {} : { unread }),
    ...(error === undefined ? {} : { error }),
    started,
  };
}

/** Without the key that its file was encrypted by: of no use any more once it is on disk. It cannot be made again then. */
export function withoutKey(row: ExportRow): ExportRow {
  const { seal, ...options } = row.options ?? {};
  return typeof seal === "object" && seal !== null && "key" in seal ? { ...row, options, isSpent: true } : row;
}

export function isActive({ state }: ExportRow): boolean {
  return state === "running" || state === "writing";
}
