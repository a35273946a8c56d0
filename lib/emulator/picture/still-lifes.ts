import { type Canvas, glow, gradient } from "./landscapes.ts";

/** A vase of flowers on a table in the light of a window. */
export function flowers(canvas: Canvas): string {
  const { width, height, random, scheme } = canvas;
  const unit = Math.min(width, height);
  const table = height * 0.68;
  const x = width * random.between(0.4, 0.6);
  const body = unit * 0.13;
  const foot = table + unit * 0.09;
  const neck = foot - body * 2.5;

  const stems = Array.from({ length: 7 }, (_, index) => {
    const lean = (index - 3) / 3;
    const tipX = x + lean * unit * 0.27 + random.between(-0.02, 0.02) * unit;
    const tipY = neck - unit * (0.34 - Math.abs(lean) * 0.13) + random.between(-0.03, 0.03) * unit;
    const bloom = unit * random.between(0.035, 0.06);
    const petals = Array.from({ length: 6 }, (_, petal) => {
      const angle = (petal / 6) * Math.PI * 2 + lean;
      return `<ellipse cx="${tipX + Math.cos(angle) * bloom * 0.62}" cy="${tipY + Math.sin(angle) * bloom * 0.62}" rx="${bloom * 0.66}" ry="${bloom * 0.46}" transform="rotate(${(angle * 180) / Math.PI} ${tipX + Math.cos(angle) * bloom * 0.62} ${tipY + Math.sin(angle) * bloom * 0.62})" fill="${index % 3 === 1 ? scheme.middle : scheme.accent}" opacity=".92"/>`;
    });
    const leafX = (x + tipX) / 2 + lean * unit * 0.03;
    const leafY = (neck + tipY) / 2 + unit * 0.05;
    return `<path d="M${x} ${neck + body * 0.3}C${x} ${neck - unit * 0.1} ${tipX - lean * unit * 0.05} ${tipY + unit * 0.12} ${tipX} ${tipY}" stroke="${scheme.near}" stroke-width="${unit * 0.007}" fill="none"/><ellipse cx="${leafX}" cy="${leafY}" rx="${unit * 0.045}" ry="${unit * 0.014}" transform="rotate(${-60 + lean * 80} ${leafX} ${leafY})" fill="${scheme.near}" opacity=".85"/>${petals.join("")}<circle cx="${tipX}" cy="${tipY}" r="${bloom * 0.34}" fill="${scheme.sun}"/>`;
  });

  const vase = `M${x - body * 0.42} ${neck}C${x - body * 0.3} ${neck + body * 0.5} ${x - body * 1.15} ${neck + body} ${x - body * 0.95} ${foot - body * 0.6}C${x - body * 0.85} ${foot - body * 0.15} ${x - body * 0.6} ${foot} ${x - body * 0.5} ${foot}H${x + body * 0.5}C${x + body * 0.6} ${foot} ${x + body * 0.85} ${foot - body * 0.15} ${x + body * 0.95} ${foot - body * 0.6}C${x + body * 1.15} ${neck + body} ${x + body * 0.3} ${neck + body * 0.5} ${x + body * 0.42} ${neck}Z`;
  return `${room(canvas, table)}<ellipse cx="${x + body * 0.7}" cy="${foot}" rx="${body * 1.9}" ry="${body * 0.24}" fill="${scheme.deep}" opacity=".28"/>${stems.join("")}<defs>${gradient("glaze", scheme.far, scheme.near, "0 0 1 1")}</defs><path d="${vase}" fill="url(#glaze)"/><path d="M${x - body * 0.5} ${neck + body * 0.9}C${x - body * 0.85} ${neck + body * 1.3} ${x - body * 0.75} ${foot - body * 0.7} ${x - body * 0.55} ${foot - body * 0.3}" stroke="${scheme.sun}" stroke-width="${body * 0.1}" stroke-linecap="round" fill="none" opacity=".5"/>`;
}

/** The wall, the light of a window on it, and a table. */
function room({ width, height, random, scheme }: Canvas, table: number): string {
  const left = width * random.between(0.06, 0.16);
  const pane = width * 0.16;
  const tall = table * 0.36;
  const panes = [0, 1].flatMap((column) =>
    [0, 1].map((row) => {
      const px = left + column * pane * 1.1;
      const py = height * 0.07 + row * tall * 1.06;
      return `<path d="M${px} ${py}h${pane}v${tall}h${-pane}z" fill="${scheme.sun}" opacity=".38" transform="skewX(-6)"/>`;
    }),
  );
  return `<defs>${gradient("wall", scheme.paper, scheme.skyLow, "0 0 1 1")}${gradient("wood", scheme.middle, scheme.deep)}${glow("light", scheme.sun, 0.7)}</defs><rect width="${width}" height="${height}" fill="url(#wall)"/><circle cx="${width * 0.2}" cy="${height * 0.1}" r="${width * 0.7}" fill="url(#light)"/>${panes.join("")}<rect y="${table}" width="${width}" height="${height - table}" fill="url(#wood)"/><rect y="${table}" width="${width}" height="${height * 0.006}" fill="${scheme.sun}" opacity=".35"/>`;
}

/** Quarter circles, discs and bars on a grid: a poster. */
export function poster({ width, height, random, scheme }: Canvas): string {
  const across = width >= height ? 6 : 4;
  const cell = width / across;
  const down = Math.ceil(height / cell);
  const colours = [
    scheme.near,
    scheme.accent,
    scheme.far,
    scheme.middle,
    scheme.deep,
    scheme.skyTop,
  ] as const;
  let shapes = "";
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const x = column * cell;
      const y = row * cell;
      const ink = random.pick(colours);
      const ground = random.next() > 0.6 ? random.pick(colours) : scheme.paper;
      const corner = random.pick(["0 0", "1 0", "0 1", "1 1"]);
      const [dx = 0, dy = 0] = corner.split(" ").map(Number);
      const kind = random.next();
      shapes += `<svg x="${x}" y="${y}" width="${cell}" height="${cell}"><rect width="100%" height="100%" fill="${ground}"/>`;
      if (kind < 0.45) {
        shapes += `<circle cx="${dx * cell}" cy="${dy * cell}" r="${cell}" fill="${ink}"/>`;
        if (random.next() > 0.5) {
          shapes += `<circle cx="${dx * cell}" cy="${dy * cell}" r="${cell * 0.5}" fill="${scheme.paper}"/>`;
        }
      } else if (kind < 0.7) {
        shapes += `<circle cx="${cell / 2}" cy="${cell / 2}" r="${cell * 0.42}" fill="${ink}"/><circle cx="${cell / 2}" cy="${cell / 2}" r="${cell * 0.16}" fill="${ground}"/>`;
      } else if (kind < 0.88) {
        for (let bar = 0; bar < 4; bar += 1) {
          shapes += `<rect y="${(bar + 0.25) * (cell / 4)}" width="100%" height="${cell / 8}" fill="${ink}"/>`;
        }
      } else {
        shapes += `<path d="M0 ${cell}L${cell} 0V${cell}Z" fill="${ink}"/>`;
      }
      shapes += "</svg>";
    }
  }
  return `<rect width="100%" height="100%" fill="${scheme.paper}"/>${shapes}`;
}
