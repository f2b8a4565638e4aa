import type { BrowserContext } from "@playwright/test";
import { type Manners, startMannered, usualManners } from "../servers/dav-manners.ts";

const host = "https://cloud.example.org";
const home = "/remote.php/dav/files/anne/Chats";

/** As Nextcloud has them. */
const manners: Manners = {
  ...usualManners,
  folderSize: "unknown",
  headers: { "content-type": "application/xml; charset=utf-8" },
};

/** The cloud of the person in the pictures: a WebDAV server in memory, at an address that nobody has. */
export async function startCloud(context: BrowserContext) {
  const server = await startMannered(manners, home);
  await context.route(`${host}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${server.origin}${pathname}` }) });
  });
  return { address: `${host}${home}/`, close: server.close };
}
