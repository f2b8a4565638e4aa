/** Keys of the texts that a HOW-TO-OPEN.txt is made of, as in _locales. */
export const howToOpenKeys = [
  "crypt_how_what",
  "crypt_how_get",
  "crypt_how_terminal",
  "crypt_how_by_key",
  "crypt_how_by_passphrase",
  "crypt_how_backup",
  "crypt_how_pieces",
  "crypt_how_unzip",
  "crypt_how_read",
  "crypt_how_us",
  "crypt_how_no_other",
] as const;

type Say = (key: (typeof howToOpenKeys)[number], ...subs: string[]) => string;

/** What a person holds who wants to open encrypted files. */
export interface Sealed {
  /** Name of the sealed file; absent: the files of a backup. */
  file?: string;
  /** Name of the recovery file; absent where a passphrase alone opens it. */
  recovery?: string;
}

/** Ten lines on how to open what we have sealed, with the ordinary `age` tool and without us. Windows' line ends: all read them. */
export function howToOpen(say: Say, { file, recovery }: Sealed): string {
  const sealed = file ?? "seg-1-1-01234567.zip.age";
  const opened = sealed.replace(/\.age$/, "");
  const key = recovery === undefined ? "" : `-i "${recovery}" `;
  const command = `age -d ${key}-o "${opened}" "${sealed}"`;
  const asked = recovery === undefined ? say("crypt_how_by_passphrase", command) : say("crypt_how_by_key", command);
  const lines = [
    say("crypt_how_what"),
    say("crypt_how_get", "winget install --id FiloSottile.age", "brew install age", "sudo apt install age"),
    say("crypt_how_terminal"),
    asked,
    ...(file === undefined ? ofBackups(say, sealed) : []),
    ...(opened.endsWith(".zip") ? [say("crypt_how_unzip", `unzip "${opened}"`)] : []),
    ...(opened.endsWith(".zip") ? [say("crypt_how_read", `node read-archive.mjs "${opened}"`)] : []),
    say("crypt_how_us"),
    say("crypt_how_no_other"),
  ];
  return `${lines.join("\r\n\r\n")}\r\n`;
}

function ofBackups(say: Say, sealed: string): string[] {
  return [
    say("crypt_how_backup", "convokeep/<…>/", "manifest-<…>.json.age"),
    say("crypt_how_pieces", `cat "${sealed}".0* > "${sealed}"`, `copy /b "${sealed}.0*" "${sealed}"`),
  ];
}
