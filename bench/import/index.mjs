// Imports of vendors' exports: reading them.
import { parsing } from "./parsing.mjs";

async function run() {
  return [await parsing()];
}

export default { name: "import", run };
