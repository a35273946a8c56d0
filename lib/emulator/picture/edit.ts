import sharp from "sharp";
import type { Plan, PlanImage } from "../plan.ts";
import type { Random } from "../random.ts";
import { objectMask } from "./object-mask.ts";

type ReadInput = (sha256: string) => Promise<Buffer>;
type Box = PlanImage["boxes"][number];

/**
 * An edit as a designer expects it: the last image is the ground, and the subjects of the others go
 * into its boxes (or, without boxes, beside what is there). Little else changes. A single image
 * without boxes gets another time of day.
 */
export async function drawEdit(plan: Plan, random: Random, read: ReadInput): Promise<Buffer> {
  const ground = plan.images.at(-1);
  if (!ground) throw new Error("An edit needs an image.");
  const light = { brightness: random.between(0.97, 1.04), saturation: random.between(0.94, 1.1) };
  const base = await sharp(await read(ground.sha256))
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .resize(plan.width, plan.height, { fit: "fill" })
    .modulate(light)
    .toColourspace("srgb")
    .png({ compressionLevel: 0 })
    .toBuffer();

  const others = plan.images.slice(0, -1);
  const scale = { x: plan.width / ground.width, y: plan.height / ground.height };
  const places =
    ground.boxes.length > 0 ? ground.boxes : others.length > 0 ? [corner(ground, random)] : [];
  const layers = await Promise.all(
    places.map(async (box, index) => {
      const frame = scaled(box, scale);
      const subject = others[index % Math.max(1, others.length)];
      const picture = subject
        ? await cutOut(subject, frame, read)
        : await recoloured(base, frame, random);
      return { input: await feathered(picture, frame), left: frame.left, top: frame.top };
    }),
  );
  const lit = places.length > 0 ? base : await relit(base, plan, random);
  return sharp(lit).composite(layers).png({ compressionLevel: 0 }).toBuffer();
}

/** A time of day: the light at the top and the bottom, and the strength of the colours. */
interface Light {
  sky: string;
  earth: string;
  saturation: number;
  brightness: number;
}

const lights: readonly [Light, ...Light[]] = [
  { sky: "#ff9a4d", earth: "#7a2f6b", saturation: 1.15, brightness: 0.97 },
  { sky: "#3f6fd6", earth: "#101a3c", saturation: 0.8, brightness: 0.72 },
  { sky: "#ffe9a8", earth: "#e39b3b", saturation: 1.25, brightness: 1.06 },
  { sky: "#8fe3d0", earth: "#2f7f74", saturation: 1.05, brightness: 1.0 },
  { sky: "#e9b7ff", earth: "#5b3fb0", saturation: 1.1, brightness: 0.95 },
];

/** Changes the whole picture's time of day: the visible change for an edit that names no place. */
async function relit(base: Buffer, { width, height }: Plan, random: Random): Promise<Buffer> {
  const { sky, earth, saturation, brightness } = random.pick(lights);
  const x = Math.round(random.between(10, 90));
  const veil = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="a" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="${earth}"/></linearGradient><radialGradient id="b" cx="${x}%" cy="8%" r="75%"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#a)" opacity=".62"/><rect width="100%" height="100%" fill="url(#b)"/></svg>`;
  return sharp(base)
    .modulate({ saturation, brightness })
    .composite([{ input: Buffer.from(veil), blend: "soft-light" }])
    .png({ compressionLevel: 0 })
    .toBuffer();
}

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

function scaled([x1, y1, x2, y2]: Box, scale: { x: number; y: number }): Frame {
  const left = Math.round(x1 * scale.x);
  const top = Math.round(y1 * scale.y);
  return {
    left,
    top,
    width: Math.max(1, Math.round(x2 * scale.x) - left),
    height: Math.max(1, Math.round(y2 * scale.y) - top),
  };
}

/** Where something new goes if the edit names no place. */
function corner({ width, height }: PlanImage, random: Random): Box {
  const left = width * random.between(0.06, 0.6);
  const top = height * random.between(0.45, 0.55);
  return [left, top, left + width * 0.32, top + height * 0.4];
}

/**
 * A picture's subject, as large as the frame allows: the content of its boxes, or else its middle.
 */
async function cutOut(image: PlanImage, { width, height }: Frame, read: ReadInput) {
  const source = sharp(await read(image.sha256))
    .autoOrient()
    .flatten({ background: "#ffffff" });
  const [box] = image.boxes;
  if (box) {
    const [left, top, right, bottom] = box;
    source.extract({ left, top, width: right - left, height: bottom - top });
  }
  const picture = await source
    .resize(width, height, { fit: "cover", position: "centre" })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return withoutPlainGround(picture);
}

/** Removes a plain ground, so that the object stands in the picture and not on a card. */
async function withoutPlainGround(picture: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const mask = objectMask({ data, width, height });
  if (!mask) return picture;
  // One pixel of blur: an edge cut to the pixel looks like paper.
  const alpha = await sharp(mask, { raw: { width, height, channels: 1 } })
    .blur(0.8)
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return sharp(data, { raw: { width, height, channels: 3 } })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** The content of the frame in other colours: the change for a box without a second image. */
async function recoloured(base: Buffer, frame: Frame, random: Random) {
  return sharp(base)
    .extract(frame)
    .modulate({ hue: Math.round(random.between(90, 270)), saturation: 1.35 })
    .png()
    .toBuffer();
}

/** Softens the edges, so that a pasted part sits in the picture instead of on it. */
async function feathered(picture: Buffer, { width, height }: Frame): Promise<Buffer> {
  const soft = Math.max(1, Math.min(width, height) * 0.06);
  const mask = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${soft * 0.55}"/></filter></defs><rect x="${soft}" y="${soft}" width="${Math.max(1, width - soft * 2)}" height="${Math.max(1, height - soft * 2)}" rx="${soft * 2}" fill="#fff" filter="url(#soft)"/></svg>`;
  return sharp(picture)
    .ensureAlpha()
    .composite([{ input: Buffer.from(mask), blend: "dest-in" }])
    .png()
    .toBuffer();
}
