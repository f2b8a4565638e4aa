import type { Sha256 } from "../conversation/model.ts";
import type { ExportRun, ExportSource } from "./each-thread.ts";
import { parseExportOptions } from "./options.ts";
import { documentFormat } from "./package/document-format.ts";
import { type ZipPackage, zipPackage } from "./package/zip-package.ts";

/** Names that no two conversations share, so that the ZIPs of a backup can be unpacked into one folder. */
const options = parseExportOptions({ format: "zip", fileName: "{title} {id}" });

/** A ZIP of the archive's own format in the making: one of those that a backup consists of. */
export function backupPackage(
  source: Pick<ExportSource, "readAsset"> & { liesElsewhere(sha256: Sha256): boolean },
  run: ExportRun,
): ZipPackage {
  return zipPackage({ ...source, ids: [] }, options, run, documentFormat(options, run.say));
}
