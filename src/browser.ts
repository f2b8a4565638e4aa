// The one import of the polyfill: the rest of the code base says `browser` and runs in both engines.
import browser from "webextension-polyfill";

export type { Alarms, Downloads, Menus, Permissions, Runtime, Tabs } from "webextension-polyfill";
export { browser };
