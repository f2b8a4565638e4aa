import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { zipWriter } from "../../src/export/zip.ts";
import { buildFolder, readManifest } from "./build.ts";

/** A profile that outlives its Firefox, with the extension installed in it for good, as a user has it. */
export interface FirefoxProfile {
  folder: string;
  downloads: string;
  /** Address of the extension, without a stroke at its end. */
  origin: string;
  /** What the browser must know to take an extension that is not signed, under this address. */
  preferences: Record<string, unknown>;
}

/** Any: the browser would draw one. */
const uuid = "0c0ffee0-1111-4222-8333-abcdefabcdef";

/** An empty profile with the shipped build. */
export async function newFirefoxProfile(): Promise<FirefoxProfile> {
  const folder = await mkdtemp(join(tmpdir(), "convokeep-firefox-profile-"));
  const downloads = join(folder, "downloads");
  await Promise.all([mkdir(downloads), mkdir(join(folder, "extensions"))]);
  const settings = readManifest("firefox").browser_specific_settings as { gecko: { id: string } };
  const { id } = settings.gecko;
  await writeFile(join(folder, "extensions", `${id}.xpi`), await packed(buildFolder("firefox")));
  return {
    folder,
    downloads,
    origin: `moz-extension://${uuid}`,
    preferences: {
      "extensions.webextensions.uuids": JSON.stringify({ [id]: uuid }),
      "xpinstall.signatures.required": false,
      "extensions.autoDisableScopes": 0,
    },
  };
}

async function packed(folder: string): Promise<Uint8Array> {
  const zip = zipWriter();
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const entry = zip.entry(relative(folder, path).replaceAll("\\", "/"), new Date());
    entry.write(new Uint8Array(await readFile(path)));
    entry.end();
  }
  return new Uint8Array(await zip.finish().arrayBuffer());
}

/** Once a browser has ended, puppeteer puts the profile's own preferences back; the next must not start before that. */
export async function settled({ folder }: FirefoxProfile): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (!(await readdir(folder)).some((name) => name.endsWith(".puppeteer"))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
