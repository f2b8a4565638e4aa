import type { AssetRef, ImagePart } from "../conversation/model.ts";
import { element } from "./element.ts";
import { later } from "./later.ts";
import { hostOf, link, safeAddress } from "./links.ts";
import type { Refs, ViewOptions } from "./options.ts";
import { problemText } from "./problem.ts";

/** Pictures that are in the text themselves: kinds that can hold nothing but pixels. */
const IN_TEXT = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]+$/i;

/** An image of the archive: its bytes when it comes into view, else its description and why it is not shown. Never from elsewhere. */
export function imagePicture(part: ImagePart, options: ViewOptions, description = part.alt): HTMLElement {
  const { asset, url, problem } = part;
  const name = description.trim() || options.say("export_image");
  if (asset && options.imageUrl) return archived(asset, description, name, options);
  if (asset) return absent(name, options.say("viewer_image_no_bytes"), url);
  if (url && !problem) return absent(name, options.say("viewer_image_elsewhere", hostOf(url)), url);
  return absent(name, problemText(problem, options.say), url);
}

/** The image that a text names: one of the message's, one in the text itself, or one elsewhere, which is not loaded. */
export function pictureAt(address: string, description: string, options: ViewOptions, refs: Refs): HTMLElement {
  const { say } = options;
  const name = description.trim() || say("export_image");
  const key = /^attachment:(.*)$/s.exec(address)?.[1];
  if (key !== undefined) {
    const part = refs.images.get(key) ?? refs.images.get(decoded(key));
    if (!part) return absent(name, say("export_no_reason"));
    refs.shown.add(part.key);
    return imagePicture(part, options, description || part.alt);
  }
  if (IN_TEXT.test(address)) return element("img", { src: address, alt: name, class: "picture" });
  const host = safeAddress(address) ? hostOf(address) : "";
  return absent(name, host ? say("viewer_image_elsewhere", host) : say("export_no_reason"), address);
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

function archived(asset: AssetRef, description: string, name: string, options: ViewOptions): HTMLElement {
  const { say, imageUrl, open } = options;
  const image = element("img", { alt: description.trim() || name, class: "picture", decoding: "async" });
  const holder = open
    ? element("button", { type: "button", class: "picture-button", title: say("viewer_image_open") }, image)
    : element("span", { class: "picture-holder" }, image);
  if (open) holder.addEventListener("click", () => open(asset, name));
  const fail = () => holder.replaceWith(absent(name, say("viewer_image_no_bytes")));
  image.addEventListener("error", fail, { once: true });
  return later(holder, async () => {
    const address = await Promise.resolve(imageUrl?.(asset)).catch(() => undefined);
    if (!address || !/^(?:blob|data):/.test(address)) return fail();
    image.src = address;
  });
}

/** What stands in the place of an image that is not shown. Its address, where it has a lasting one, is a link. */
function absent(name: string, reason: string, url = ""): HTMLElement {
  const words = element("bdi", {}, name);
  const named = safeAddress(url) ? link(url, { class: "absent-name" }, words) : element("span", {}, words);
  return element("span", { class: "absent" }, named, element("span", { class: "absent-why" }, reason));
}
