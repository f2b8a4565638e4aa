/** Most pixels to redraw; a canvas of this size takes 256 MB while it lives. */
const mostPixels = 64_000_000;

/**
 * The picture an `<img>` shows, redrawn as PNG; `null` where that is not possible: not loaded, from another origin
 * (the browser forbids reading), too large, or an SVG, which is never drawn by us.
 */
export async function redrawn(image: HTMLImageElement): Promise<Blob | null> {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width === 0 || height === 0 || width * height > mostPixels || isSvg(image)) return null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  try {
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } catch (error) {
    if (error instanceof DOMException && error.name === "SecurityError") return null;
    throw error;
  }
}

function isSvg(image: HTMLImageElement): boolean {
  return /^data:image\/svg|\.svg(?:[?#]|$)/i.test(image.currentSrc || image.src);
}

/** Waits until the image has loaded or failed, `ms` at most. */
export function loaded(image: HTMLImageElement, ms: number, signal: AbortSignal): Promise<void> {
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    const done = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
    const finish = () => resolve();
    done.addEventListener("abort", finish);
    image.addEventListener("load", finish, { signal: done });
    image.addEventListener("error", finish, { signal: done });
  });
}
