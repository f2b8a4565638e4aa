import { reader } from "../sites/generic/reader.ts";
import { leaveReader } from "./handover.ts";

// `guess.js`: put into a page only after Save chat on a page that no adapter knows, or when the user has chosen to read a
// page by guessing. `guess-dialog.js` comes right behind it.
leaveReader(reader);
