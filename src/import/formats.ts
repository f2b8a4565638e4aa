import type { ImportFormat } from "./format.ts";

/** All formats, those that know theirs most surely first: a member goes to the first that recognises it. */
export const formats: readonly ImportFormat[] = [];
