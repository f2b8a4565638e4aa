const drawn = new Map<string, Promise<string>>();

/** A drawn picture as a `blob:` address; the same name is the same picture. */
export function picture(name: string): Promise<string> {
  const known = drawn.get(name) ?? draw(name);
  drawn.set(name, known);
  return known;
}

async function draw(name: string): Promise<string> {
  const canvas = new OffscreenCanvas(640, 360);
  const pen = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
  const hue = [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 360;
  const sky = pen.createLinearGradient(0, 0, 0, 360);
  sky.addColorStop(0, `hsl(${hue} 55% 78%)`);
  sky.addColorStop(1, `hsl(${(hue + 40) % 360} 60% 55%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 640, 360);
  pen.fillStyle = `hsl(${(hue + 200) % 360} 35% 32%)`;
  pen.beginPath();
  pen.moveTo(0, 360);
  for (let x = 0; x <= 640; x += 40) pen.lineTo(x, 250 + Math.sin(x / 70 + hue) * 45);
  pen.lineTo(640, 360);
  pen.fill();
  return URL.createObjectURL(await canvas.convertToBlob());
}
