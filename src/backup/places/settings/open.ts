import { browser } from "../../../browser.ts";
import { type BlobAddress, downloadsPlace } from "../downloads.ts";
import { type Reach, usualReach } from "../exchange.ts";
import { folderPlace } from "../folder.ts";
import { type Place, PlaceError } from "../place.ts";
import { s3Place } from "../s3.ts";
import { webdavPlace } from "../webdav.ts";
import { originOf, type PlaceConfig } from "./config.ts";
import { readHandle } from "./folder-handles.ts";

export interface Means {
  /** Makes addresses that the browser's downloads can read. */
  blobAddress: BlobAddress;
  reach?: Reach;
}

/** A place that may be able to make its own folder. */
export type OpenedPlace = Place & { makeFolder?(signal: AbortSignal): Promise<void> };

/**
 * A place as it was set up. Nothing is asked of it yet.
 * @throws PlaceError `not-allowed` where the browser's user has taken back access, `gone` where a picked folder is not known any
 * more, `insecure`, `broken`
 */
export async function openPlace(config: PlaceConfig, means: Means): Promise<OpenedPlace> {
  const { reach = usualReach } = means;
  const origin = originOf(config);
  if (origin && !(await browser.permissions.contains({ origins: [origin] }))) throw new PlaceError("not-allowed");
  switch (config.kind) {
    case "webdav":
      return webdavPlace(config, reach);
    case "s3":
      return s3Place(config, reach);
    case "downloads":
      return downloadsPlace(config.folder, means.blobAddress);
    case "folder": {
      const handle = await readHandle(config.handle);
      if (!handle) throw new PlaceError("gone");
      return folderPlace(handle);
    }
  }
}
