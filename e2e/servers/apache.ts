import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startProgram } from "./started.ts";

const program = "/usr/sbin/apache2";
const modules = "/usr/lib/apache2/modules";

/** Whether there is an Apache with WebDAV here (Debian's package `apache2-bin`); tests say that they skip where there is none. */
export const hasApache = existsSync(program) && existsSync(join(modules, "mod_dav_fs.so"));

export interface DavServer {
  origin: string;
  /** The folder for backups, which exists. */
  address: string;
  user: string;
  password: string;
  /** Where that folder lies on disk. */
  folder: string;
  close(): Promise<void>;
}

/** Signs in names and passwords that `btoa` alone would not take. */
const user = "änne";
const password = "pässwörd-漢字 ☂:x";

/** Apache with mod_dav on a free port of the loopback address, with Basic authentication and an empty folder. */
export async function startApache(): Promise<DavServer> {
  const root = await mkdtemp(join(tmpdir(), "convokeep-apache-"));
  const folder = join(root, "www", "backups");
  await chmod(root, 0o755);
  await Promise.all(["run", "lock"].map((name) => mkdir(join(root, name))));
  await mkdir(folder, { recursive: true });
  // Where the tests run as root, Apache serves as another user.
  await Promise.all(
    [root, "run", "lock", "www", "www/backups"].map((name) => chmod(join(root, name === root ? "" : name), 0o777)),
  );
  const sha = createHash("sha1").update(password, "utf8").digest("base64");
  await writeFile(join(root, "users"), `${user}:{SHA}${sha}\n`, { mode: 0o644 });
  const port = await freePort();
  await writeFile(join(root, "httpd.conf"), configOf(root, port));
  const { stop } = await startProgram({
    command: program,
    args: ["-f", join(root, "httpd.conf"), "-DFOREGROUND"],
    port,
    logFile: join(root, "run", "error.log"),
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    address: `${origin}/backups/`,
    user,
    password,
    folder,
    async close() {
      await stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

function configOf(root: string, port: number): string {
  const names = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs"];
  const loads = names.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`);
  const asRoot = process.getuid?.() === 0 ? ["User nobody", "Group nogroup"] : [];
  return [
    `ServerRoot "${root}"`,
    "ServerName localhost",
    `Listen 127.0.0.1:${port}`,
    ...loads,
    ...asRoot,
    `DefaultRuntimeDir "${root}/run"`,
    `PidFile "${root}/run/httpd.pid"`,
    `ErrorLog "${root}/run/error.log"`,
    "StartServers 1",
    `DavLockDB "${root}/lock/db"`,
    `DocumentRoot "${root}/www"`,
    `<Directory "${root}/www">`,
    "  Dav On",
    "  AuthType Basic",
    '  AuthName "backups"',
    `  AuthUserFile "${root}/users"`,
    "  Require valid-user",
    "</Directory>",
    "",
  ].join("\n");
}
