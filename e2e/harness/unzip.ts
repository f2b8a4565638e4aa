import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import JSZip from "jszip";

/** Files of a ZIP by name, read by a reader that has nothing to do with our writer. */
export async function unzip(path: string): Promise<Map<string, Buffer>> {
  const zip = await JSZip.loadAsync(await readFile(path), { checkCRC32: true });
  const files = Object.values(zip.files).filter((entry) => !entry.dir);
  return new Map(await Promise.all(files.map(async (entry) => [entry.name, await entry.async("nodebuffer")] as const)));
}

/** Other programs' verdict on a ZIP. A program that is not installed is left out. */
export interface Verdict {
  program: string;
  good: boolean;
  output: string;
}

const python = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
bad = z.testzip()
assert bad is None, bad
for i in z.infolist():
    assert i.date_time[0] >= 2020, i
    assert i.flag_bits & 0x800 or i.filename.isascii(), i.filename
print(len(z.infolist()))
`;

function judge(program: string, args: string[]): Verdict[] {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (error) return [];
  return [{ program, good: status === 0, output: stdout + stderr }];
}

/** What `unzip -t` and Python's zipfile say, each where it is installed. */
export function verdicts(path: string): Verdict[] {
  return [...judge("unzip", ["-tqq", path]), ...judge("python3", ["-c", python, path])];
}
