import type * as kit from "../../kit/page/markdown.ts";
import type { Strings } from "./strings.ts";

/** What a layout needs at hand while it renders one piece of Markdown. */
export interface RenderScene extends kit.RenderScene {
  strings: Strings;
}

/** How one layout dresses what all layouts render alike. */
export type Decorations = kit.Decorations<RenderScene>;
