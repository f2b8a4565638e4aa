// Stands in for the polyfill in the script that is put into pages (see vite.config.ts): the few calls it makes answer with
// promises in both engines by themselves, and the polyfill would be a tenth of its size.

interface Engine {
  runtime?: { id?: string };
}

const { browser, chrome } = globalThis as { browser?: Engine; chrome?: Engine };

// A page element with the id "browser" is visible under that name where the browser defines none.
export default browser?.runtime?.id ? browser : chrome;
