import type { Place } from "../archive/sealed/mover.ts";
import { vaultOf } from "../archive/sealed/vault.ts";

/** The archive of this browser, and the vault beside it. */
export const place: Place = { name: "convokeep", vault: vaultOf("convokeep") };
