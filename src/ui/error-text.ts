import { ArchiveError, type ArchiveErrorReason } from "../archive/archive-error.ts";
import { CodedError, type ErrorCode } from "../messages/errors.ts";
import { t } from "./i18n.ts";

/** The sentence for an error: what happened, what was kept, what to do next. */
export function errorText(code: ErrorCode): string {
  return t(`error_${code.replaceAll("-", "_")}`);
}

const archiveCodes: Record<ArchiveErrorReason, ErrorCode> = {
  "no-space": "no-space",
  blocked: "archive-blocked",
  locked: "archive-locked",
  newer: "archive-newer",
  closed: "archive-closed",
  broken: "archive-closed",
};

/** The code of anything thrown; what carries none is `unknown` and goes to the console for the maintainer. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof CodedError) return error.code;
  if (error instanceof ArchiveError) return archiveCodes[error.reason];
  console.error(error);
  return "unknown";
}
