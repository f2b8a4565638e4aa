import { resolve } from "node:path";
import { crx, type ManifestV3Export } from "@crxjs/vite-plugin";
import { build, defineConfig, type Plugin } from "vite";
import manifest from "./manifest.json" with { type: "json" };

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
        data_collection_permissions: { required: ["none"] },
      },
      gecko_android: { strict_min_version: "142.0" },
    },
  } as unknown as ManifestV3Export;
}

/** CRXJS lists script files as readable by every web page; ours are injected by the background, so no page needs them. */
function noWebAccessibleResources(): Plugin {
  return {
    name: "no-web-accessible-resources",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const file = bundle["manifest.json"];
        if (file?.type !== "asset") return;
        const built = JSON.parse(file.source.toString());
        delete built.web_accessible_resources;
        file.source = `${JSON.stringify(built, null, 2)}\n`;
      },
    },
  };
}

const contentScript = "src/content/index.js";

/** The content script once more, as one classic script without the polyfill: it goes into every page, so its size counts. */
async function slimContentScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "webextension-polyfill": resolve("src/content/native-browser.ts") } },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: "src/content/index.ts", formats: ["iife"], name: "convokeep" },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  const [script, ...others] = outputs;
  if (script?.type !== "chunk" || others.length > 0) throw new Error("the content script is not one file");
  return script.code;
}

/** Puts the slim content script in the place of the one that CRXJS has built. */
function slimContent(): Plugin {
  return {
    name: "slim-content-script",
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const file = bundle[contentScript];
        if (file?.type !== "asset") throw new Error(`${contentScript} is not in the bundle`);
        file.source = await slimContentScript();
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
      noWebAccessibleResources(),
      slimContent(),
    ],
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
