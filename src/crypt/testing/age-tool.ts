import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether the ordinary tool (Debian's package `age`) is here; tests that need it are skipped, visibly, where it is not. */
export const hasAge = spawnSync("age", ["--version"]).status === 0;

/** Says the passphrase to a program that asks for it at the terminal, as often as it asks. */
const atTerminal = `
import os, pty, sys
said = (sys.argv[1] + "\\n").encode()
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
while True:
    try:
        shown = os.read(terminal, 1024)
    except OSError:
        break
    if not shown:
        break
    if b"assphrase" in shown and b":" in shown:
        os.write(terminal, said)
    os.write(2, shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** A folder for one call of the tool; it is gone afterwards. */
function inFolder<T>(work: (path: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "convokeep-age-"));
  try {
    return work((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

/** Runs a command at a terminal, in a folder, and says the passphrase as often as it asks. @throws what it says */
export function atTerminalIn(folder: string, passphrase: string, command: readonly string[]): void {
  const args = ["-c", atTerminal, passphrase, ...command];
  const { status, stderr } = spawnSync("python3", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command.join(" ")}: ${stderr}`);
}

/** A file opened by `age -d` with a file of private keys (which may itself be locked by a passphrase). @throws what it says */
export function openedByAge(sealed: Uint8Array, keys: Uint8Array | string, passphrase?: string): Buffer {
  return inFolder((path) => {
    writeFileSync(path("sealed"), sealed);
    writeFileSync(path("keys"), keys);
    const age = ["age", "-d", "-i", path("keys"), "-o", path("opened"), path("sealed")];
    if (passphrase === undefined) run("age", age.slice(1));
    else run("python3", ["-c", atTerminal, passphrase, ...age]);
    // The tool makes no file of nothing.
    return existsSync(path("opened")) ? readFileSync(path("opened")) : Buffer.alloc(0);
  });
}

/** A file opened by `age -d` with a passphrase. @throws what it says */
export function openedByAgeWith(sealed: Uint8Array, passphrase: string): Buffer {
  return inFolder((path) => {
    writeFileSync(path("sealed"), sealed);
    run("python3", ["-c", atTerminal, passphrase, "age", "-d", "-o", path("opened"), path("sealed")]);
    return readFileSync(path("opened"));
  });
}

/** Bytes sealed by the ordinary tool to a public key. */
export function sealedByAge(bytes: Uint8Array, recipient: string): Buffer {
  return inFolder((path) => {
    writeFileSync(path("plain"), bytes);
    run("age", ["-r", recipient, "-o", path("sealed"), path("plain")]);
    return readFileSync(path("sealed"));
  });
}

/** Bytes sealed by the ordinary tool by a passphrase. */
export function sealedByAgeWith(bytes: Uint8Array, passphrase: string): Buffer {
  return inFolder((path) => {
    writeFileSync(path("plain"), bytes);
    run("python3", ["-c", atTerminal, passphrase, "age", "-p", "-o", path("sealed"), path("plain")]);
    return readFileSync(path("sealed"));
  });
}
