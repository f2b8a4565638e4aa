import { matches } from "../dom.ts";
import { lastingAddress } from "../kit/image-address.ts";
import type { ImageMarks } from "../kit/images.ts";
import { selectors } from "./selectors.ts";

/** Pictures of a user: their address names the account, and answers only to it (saved 2026-03). */
const own = /\/users\/[^/]+\/(?:generated\/)?([0-9a-f-]{36})\//;

/** What Grok's pictures go by. */
export const images: ImageMarks = {
  isDecoration: (image) => matches(image, selectors.blurred),
  fileId: (address) => own.exec(address)?.[1] ?? null,
  lasting: (address) => (own.test(address) ? undefined : lastingAddress(address)),
};
