import { crx, type ManifestV3Export } from "@crxjs/vite-plugin";
import { defineConfig, type Plugin } from "vite";
import manifest from "./manifest.json" with { type: "json" };
import { katexFonts } from "./scripts/katex-fonts.mjs";
import {
  buildPageScript,
  coreEntry,
  guessDialogEntry,
  guessEntry,
  reportEntry,
  siteEntry,
  siteScriptIds,
} from "./scripts/page-scripts.mjs";
import { siteFacts } from "./src/sites/facts.ts";

type Target = "chrome" | "firefox";

/** Firefox has an event page instead of a worker, no offscreen documents, and wants an id and a data statement. */
function firefoxManifest(): ManifestV3Export {
  const { minimum_chrome_version, background, permissions, ...rest } = manifest;
  return {
    ...rest,
    background: { scripts: [background.service_worker], type: "module" },
    permissions: permissions.filter((name) => name !== "offscreen"),
    browser_specific_settings: {
      gecko: {
        id: "convokeep@convokeep.example",
        strict_min_version: "140.0",
        // Backups on a server go where the user says, who is asked when such a place is set up.
        data_collection_permissions: { required: ["none"], optional: ["websiteContent", "personalCommunications"] },
      },
      gecko_android: { strict_min_version: "142.0" },
    },
  } as unknown as ManifestV3Export;
}

/** Adds the scripts that go into pages: `content.js`, `guess.js`, `report.js` and one `sites/<id>.js` for each site. */
function pageScripts(): Plugin {
  return {
    name: "page-scripts",
    async generateBundle() {
      const sites = siteScriptIds(siteFacts).map((id) => [`sites/${id}.js`, siteEntry(id)]);
      const common = [
        ["content.js", coreEntry],
        ["guess.js", guessEntry],
        ["guess-dialog.js", guessDialogEntry],
        ["report.js", reportEntry],
      ];
      const scripts = [...common, ...sites].map(async ([fileName = "", entry = ""]) => {
        this.emitFile({ type: "asset", fileName, source: await buildPageScript(entry) });
      });
      await Promise.all(scripts);
    },
  };
}

/**
 * The browser opens its options at the settings; the toolbar's way to the library goes elsewhere. CRXJS takes the address for
 * the name of a file, so the query is put behind it when the manifest is made.
 */
function optionsAtSettings(): Plugin {
  return {
    name: "options-at-settings",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const asset = bundle["manifest.json"];
        if (asset?.type !== "asset") throw new Error("the build has no manifest");
        const made = JSON.parse(asset.source.toString()) as { options_ui: { page: string } };
        made.options_ui.page += "?page=settings";
        asset.source = JSON.stringify(made, null, 2);
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  const target: Target = mode === "firefox" ? "firefox" : "chrome";
  return {
    plugins: [
      crx({
        manifest: target === "firefox" ? firefoxManifest() : (manifest as ManifestV3Export),
        browser: target,
      }),
      katexFonts(),
      pageScripts(),
      optionsAtSettings(),
    ],
    worker: { format: "es" },
    build: {
      outDir: `dist/${target}`,
      target: "es2022",
      modulePreload: false,
      minify: true,
      rollupOptions: {
        input:
          target === "chrome"
            ? { welcome: "src/welcome/index.html", offscreen: "src/offscreen/index.html" }
            : { welcome: "src/welcome/index.html" },
      },
    },
  };
});
