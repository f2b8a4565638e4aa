import { offerGuesser } from "../content/guessing/offered.ts";
import { guesserOf } from "./guesser.ts";
import { readerLeft } from "./handover.ts";

// `guess-dialog.js`: comes behind `guess.js`, to show what that has found.
const reader = readerLeft();
if (reader) offerGuesser(guesserOf(reader));
