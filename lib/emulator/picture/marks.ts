/**
 * Letters as strokes on a grid of 4 × 6, so that no font is needed. Only those that the marks use.
 */
const strokes: Record<string, string> = {
  A: "M0 6L2 0L4 6M0.8 4H3.2",
  G: "M4 1.2C3.4 0.4 2.8 0 2 0C0.8 0 0 1.2 0 3C0 4.8 0.8 6 2 6C3.2 6 4 5.2 4 3.2H2.2",
  I: "M2 0V6",
  Q: "M2 0C3.3 0 4 1.2 4 3C4 4.8 3.3 6 2 6C0.7 6 0 4.8 0 3C0 1.2 0.7 0 2 0M2.6 4.4L4.2 6.3",
  "-": "M0.8 3.9H3.2",
  a: "M3.4 2.4V6M3.4 4.2C3.4 5.2 2.8 6 1.9 6C1 6 0.4 5.2 0.4 4.2C0.4 3.2 1 2.4 1.9 2.4C2.8 2.4 3.4 3.2 3.4 4.2",
  b: "M0.5 0V6M0.5 4.2C0.5 3.2 1.1 2.4 2 2.4C2.9 2.4 3.5 3.2 3.5 4.2C3.5 5.2 2.9 6 2 6C1.1 6 0.5 5.2 0.5 4.2",
  d: "M3.5 0V6M3.5 4.2C3.5 5.2 2.9 6 2 6C1.1 6 0.5 5.2 0.5 4.2C0.5 3.2 1.1 2.4 2 2.4C2.9 2.4 3.5 3.2 3.5 4.2",
  e: "M0.5 4.2H3.5C3.5 3 2.9 2.4 2 2.4C1.1 2.4 0.5 3.2 0.5 4.2C0.5 5.2 1.1 6 2 6C2.7 6 3.2 5.7 3.4 5.2",
  i: "M2 2.4V6M2 0.6V0.8",
  g: "M3.5 2.4V6.3C3.5 7.2 2.9 7.6 2 7.6C1.3 7.6 0.8 7.4 0.5 7M3.5 4.2C3.5 5.2 2.9 6 2 6C1.1 6 0.5 5.2 0.5 4.2C0.5 3.2 1.1 2.4 2 2.4C2.9 2.4 3.5 3.2 3.5 4.2",
  m: "M0.2 2.4V6M0.2 3.6C0.4 2.8 0.7 2.4 1.2 2.4C1.8 2.4 2.1 2.9 2.1 3.6V6M2.1 3.6C2.3 2.8 2.6 2.4 3.1 2.4C3.7 2.4 4 2.9 4 3.6V6",
  n: "M0.6 2.4V6M0.6 3.8C0.8 2.9 1.3 2.4 2 2.4C2.9 2.4 3.4 3 3.4 3.9V6",
  o: "M2 2.4C2.9 2.4 3.5 3.2 3.5 4.2C3.5 5.2 2.9 6 2 6C1.1 6 0.5 5.2 0.5 4.2C0.5 3.2 1.1 2.4 2 2.4",
  r: "M1 2.4V6M1 3.8C1.2 2.9 1.8 2.4 3 2.5",
  s: "M3.3 3C3.1 2.6 2.6 2.4 2 2.4C1.2 2.4 0.7 2.8 0.7 3.3C0.7 4.6 3.4 3.8 3.4 5.1C3.4 5.7 2.8 6 2 6C1.3 6 0.8 5.8 0.5 5.3",
  t: "M1.6 0.8V4.9C1.6 5.7 2 6 2.9 5.9M0.6 2.4H2.9",
  w: "M0.3 2.4L1.2 6L2 3L2.8 6L3.7 2.4",
  x: "M0.6 2.4L3.4 6M3.4 2.4L0.6 6",
};
const letterWidth = 5;

function word(text: string, x: number, y: number, size: number, opacity: number): string {
  const letters = [...text]
    .map((letter, index) => {
      const path = strokes[letter];
      return path ? `<path transform="translate(${index * letterWidth} 0)" d="${path}"/>` : "";
    })
    .join("");
  const scale = size / 6;
  const line = (colour: string, width: number, alpha: number) =>
    `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${alpha}">${letters}</g>`;
  // A dark halo keeps it readable on light pictures.
  return line("#000", 1.5, opacity * 0.45) + line("#fff", 0.75, opacity);
}

/** The marks of a picture: an SVG of a band along its bottom, and the height at which it starts. */
interface Marks {
  svg: string;
  top: number;
}

/** Each family has its own text; of two languages, that outside Beijing. W27-ja, QI, QE: watermark. */
export function watermarkOf(model: string): string {
  return model.startsWith("qwen") ? "Qwen-Image" : "AI Generated";
}

/** Says where a picture comes from, and adds upstream's watermark if requested. Sides in pixels. */
export function marksSvg(width: number, height: number, watermark: string | undefined): Marks {
  const size = Math.max(10, Math.round(Math.min(width, height) * 0.014));
  const margin = size * 1.6;
  const band = Math.min(height, size * 6);
  const own = word("sandbox", margin, band - margin - size, size, 0.7);
  const theirs =
    watermark === undefined
      ? ""
      : watermarkSvg(watermark, width - margin, band - margin, size * 1.7);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${band}">${own}${theirs}</svg>`,
    top: height - band,
  };
}

/** Says across the middle of a picture that it stands in for another. Sides in pixels. */
export function standInSvg(width: number, height: number): string {
  const size = Math.round(height * 0.12);
  const text = "stand-in";
  const left = (width - (text.length * letterWidth * size) / 6) / 2;
  const line = word(text, left, (height - size) / 2, size, 0.9);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${line}</svg>`;
}

/** Aligned to the right and to the bottom. */
function watermarkSvg(text: string, right: number, bottom: number, size: number): string {
  const width = (text.length * letterWidth * size) / 6;
  return word(text, right - width, bottom - size, size, 0.9);
}
