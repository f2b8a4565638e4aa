import { CodedError } from "../messages/errors.ts";
import { takeOffered } from "../sites/offered.ts";
import { runPage } from "./page.ts";
import { takeOver } from "./takeover.ts";

// The content script: one classic script, put into the top frame of pages by the background, behind the script of the
// site that the page belongs to. It knows no site by itself.
const sites = takeOffered();
const start = () => runPage(takeOver(new CodedError("cancelled")), sites);

// A page that Chromium prepares before it is asked for is not looked at until somebody sees it.
const { prerendering } = document as { prerendering?: boolean };
if (prerendering) document.addEventListener("prerenderingchange", start, { once: true });
else start();
