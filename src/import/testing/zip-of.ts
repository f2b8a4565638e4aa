import { bytesOf } from "./container-of.ts";
import { rawZip } from "./raw-zip.ts";

/**
 * A ZIP as a user gives it, for tests in Node.
 * @param files texts, bytes, or values to be written as JSON, by path
 */
export function zipOf(files: Record<string, unknown>, { stored = false, name = "export.zip" } = {}): File {
  const entries = Object.entries(files).map(([path, content]) => ({ name: path, content: bytesOf(content), stored }));
  return new File([rawZip(entries)], name);
}

/** A bare file as a user gives it. */
export function fileOf(name: string, content: unknown): File {
  return new File([bytesOf(content)], name);
}
