// Imports of vendors' exports: reading them, and storing what they hold.
import { parsing } from "./parsing.mjs";
import { wholeImport } from "./whole.mjs";

async function run() {
  return [await parsing(), await wholeImport()];
}

export default { name: "import", run };
