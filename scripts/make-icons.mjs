// Draws the PNG icons from the SVGs beside them with a headless Chromium: node scripts/make-icons.mjs
import { readFileSync } from "node:fs";
import { chromium } from "playwright";
import { chromiumLaunch } from "./browsers.mjs";

const folder = "public/icons";
const drawings = { 16: "icon-16.svg", 32: "icon.svg", 48: "icon.svg", 128: "icon.svg" };

const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage();
for (const [size, drawing] of Object.entries(drawings)) {
  await page.setViewportSize({ width: Number(size), height: Number(size) });
  const svg = readFileSync(`${folder}/${drawing}`, "utf8");
  await page.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
  await page.screenshot({ path: `${folder}/icon-${size}.png`, omitBackground: true });
  console.log(`${folder}/icon-${size}.png`);
}
await browser.close();
