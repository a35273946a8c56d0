import type { Random } from "../random.ts";
import type { Scheme } from "./scheme.ts";

/** What a scene is drawn with: a frame in pixels, a random source, and colours. */
export interface Canvas {
  width: number;
  height: number;
  random: Random;
  scheme: Scheme;
}

const round = (value: number) => Math.round(value * 10) / 10;

export function gradient(id: string, from: string, to: string, angle = "0 0 0 1"): string {
  const [x1, y1, x2, y2] = angle.split(" ");
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;
}

export function glow(id: string, colour: string, strength: number): string {
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;
}

/** A ridge across the frame as a closed path, made of a few sine waves. */
function ridge({ width, height, random }: Canvas, level: number, relief: number, sharp: number) {
  const waves = [1, 2.3, 5.1].map((frequency, index) => ({
    frequency: frequency * random.between(0.6, 1.3),
    phase: random.between(0, Math.PI * 2),
    size: relief / (index + 1) ** sharp,
  }));
  const points: string[] = [];
  const steps = 72;
  for (let step = 0; step <= steps; step += 1) {
    const along = step / steps;
    const lift = waves.reduce(
      (sum, { frequency, phase, size }) =>
        sum + size * Math.sin(along * frequency * Math.PI * 2 + phase),
      0,
    );
    points.push(`${round(along * width)} ${round((level + lift) * height)}`);
  }
  return `M0 ${height}L${points.join("L")}L${width} ${height}Z`;
}

function sky({ width, height, scheme }: Canvas): string {
  return `<defs>${gradient("sky", scheme.skyTop, scheme.skyLow)}${glow("halo", scheme.sun, 0.85)}</defs><rect width="${width}" height="${height}" fill="url(#sky)"/>`;
}

function sun({ width, height, random, scheme }: Canvas, level: number): string {
  const x = random.between(0.2, 0.8) * width;
  const y = level * height;
  const radius = random.between(0.07, 0.12) * Math.min(width, height);
  return `<circle cx="${x}" cy="${y}" r="${radius * 4.2}" fill="url(#halo)"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${scheme.sun}"/>`;
}

/** Layers of hills that fade into the distance under a low sun. */
export function hills(canvas: Canvas): string {
  const { height, scheme } = canvas;
  const colours = [scheme.far, scheme.middle, scheme.near, scheme.deep];
  const layers = [0.46, 0.56, 0.67, 0.8].map((level, index) => {
    const colour = colours[index] ?? scheme.deep;
    const before = colours[index - 1] ?? scheme.skyLow;
    const id = `hill${index}`;
    // The foot of each layer lies in mist of the colour behind it.
    return `<defs>${gradient(id, colour, before)}</defs><path d="${ridge(canvas, level, 0.05 + index * 0.012, 1.1)}" fill="${colour}"/><path d="${ridge(canvas, level + 0.09, 0.03, 1)}" fill="url(#${id})" opacity=".35"/>`;
  });
  return `${sky(canvas)}${sun(canvas, 0.32)}${layers.join("")}<rect y="${height * 0.97}" width="100%" height="${height * 0.03}" fill="${scheme.deep}" opacity=".4"/>`;
}

/** A sea with the sun's reflection on it. */
export function sea(canvas: Canvas): string {
  const { width, height, random, scheme } = canvas;
  const horizon = height * random.between(0.42, 0.52);
  const centre = width * random.between(0.35, 0.65);
  const radius = Math.min(width, height) * 0.11;
  const strokes = Array.from({ length: 120 }, (_, index) => {
    const depth = (index / 120) ** 1.4;
    const y = horizon + depth * (height - horizon);
    const length = (0.02 + depth * 0.16) * width * random.between(0.4, 1);
    const spread = radius * (0.7 + depth * 3.4);
    const x = centre + random.between(-spread, spread) - length / 2;
    const isLight = Math.abs(x + length / 2 - centre) < spread * 0.55;
    const colour = isLight ? scheme.sun : scheme.far;
    const weight = 1.5 + depth * height * 0.006;
    return `<path d="M${round(x)} ${round(y)}h${round(length)}" stroke="${colour}" stroke-width="${round(weight)}" stroke-linecap="round" opacity="${isLight ? 0.75 : 0.3}"/>`;
  });
  return `${sky(canvas)}<defs>${gradient("water", scheme.middle, scheme.deep)}</defs><circle cx="${centre}" cy="${horizon - radius * 0.6}" r="${radius * 4}" fill="url(#halo)"/><circle cx="${centre}" cy="${horizon - radius * 0.6}" r="${radius}" fill="${scheme.sun}"/><path d="${ridge(canvas, horizon / height - 0.03, 0.025, 1)}" fill="${scheme.far}" opacity=".8"/><rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#water)"/>${strokes.join("")}`;
}

/** Blocks of a town, row behind row, some windows lit. */
export function town(canvas: Canvas): string {
  const { width, height, random, scheme } = canvas;
  const rows = [scheme.far, scheme.middle, scheme.near, scheme.deep].map((colour, row) => {
    const base = 0.5 + row * 0.13;
    const unit = width * (0.05 + row * 0.018);
    let houses = "";
    for (let x = -unit * random.next(); x < width; ) {
      const wide = unit * random.between(0.7, 1.6);
      const top = height * (base - random.between(0.02, 0.2));
      houses += `<rect x="${round(x)}" y="${round(top)}" width="${round(wide)}" height="${round(height - top)}" fill="${colour}"/><rect x="${round(x + wide * 0.82)}" y="${round(top)}" width="${round(wide * 0.18)}" height="${round(height - top)}" fill="${scheme.deep}" opacity=".16"/>`;
      houses += windows({ random, scheme, x, top, wide, bottom: height * (base + 0.1), row });
      x += wide * random.between(0.9, 1.12);
    }
    return houses;
  });
  return `${sky(canvas)}${sun(canvas, 0.26)}${rows.join("")}`;
}

interface House {
  random: Random;
  scheme: Scheme;
  x: number;
  top: number;
  wide: number;
  bottom: number;
  row: number;
}

function windows({ random, scheme, x, top, wide, bottom, row }: House): string {
  if (row === 0) return "";
  const pane = wide / 7;
  let panes = "";
  for (let y = top + pane; y < bottom - pane; y += pane * 2.1) {
    for (let column = 0; column < 3; column += 1) {
      if (random.next() > 0.42) continue;
      panes += `<rect x="${round(x + pane * (0.8 + column * 1.7))}" y="${round(y)}" width="${round(pane)}" height="${round(pane * 1.25)}" rx="${round(pane * 0.12)}" fill="${random.next() > 0.3 ? scheme.sun : scheme.accent}" opacity=".8"/>`;
    }
  }
  return panes;
}
