import { lastingAddress, parseAddress } from "../kit/image-address.ts";
import type { ImageMarks } from "../kit/images.ts";

/** Uploads lie on a host of their own under signed addresses that expire; `file_id` names the file (saved 2026-10). */
const isUpload = (host: string) => host.endsWith(".deepseeksvc.com");

export const images: ImageMarks = {
  fileId(address) {
    const url = parseAddress(address);
    return url && isUpload(url.hostname) ? url.searchParams.get("file_id") : null;
  },
  lasting: (address) => lastingAddress(address, isUpload),
};
