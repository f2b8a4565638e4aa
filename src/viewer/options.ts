import type { AssetRef, Citation, ImagePart } from "../conversation/model.ts";
import type { ViewerSay } from "./texts.ts";

/** What the page around lends to the viewer. Without a function, what would call it is not shown. */
export interface ViewOptions {
  say: ViewerSay;
  /** Level of the heading that a text stands under (default 0): the text's own begin one below and leave none out; none below 6. */
  headingShift?: number;
  /** Address (`blob:` or `data:`) of an image's bytes in the archive, or nothing where they are not there. Asked when the image comes into view. */
  imageUrl?: (asset: AssetRef) => string | undefined | Promise<string | undefined>;
  /** Puts a code block's text on the clipboard; fails where that is not allowed. */
  copy?: (text: string) => void | Promise<void>;
  /** Opens or saves bytes of the archive, when the reader presses an image or a file. */
  open?: (asset: AssetRef, name: string) => void;
  /** Reasoning and tools are shown unfolded, as on paper. */
  unfold?: boolean;
  /** How formulas are drawn: `html` (with MathML for screen readers; needs KaTeX's CSS and fonts) or `mathml` alone. Default `html`. */
  formulas?: "html" | "mathml";
  /** Words that tell this message from others, for names that screen readers list, e.g. "message 12". */
  place?: string;
}

/** A source with its number among those of its message, from 1. */
export interface NumberedCitation extends Citation {
  number: number;
}

/** What the texts of one message share: where their references lead, and what has found its place. */
export interface Refs {
  images: ReadonlyMap<string, ImagePart>;
  citations: ReadonlyMap<string, NumberedCitation>;
  /** Keys of the images that a text shows. */
  shown: Set<string>;
  /** Tables named so far. */
  tables: number;
}

/** References of a text that stands alone. */
export const noRefs = (): Refs => ({ images: new Map(), citations: new Map(), shown: new Set(), tables: 0 });
