import sharp from "sharp";

const svg = (width: number, height: number, body: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`,
  );

/** An alarm clock on a plain ground, 1104 × 1472 px. */
export function clockPicture(): Promise<Buffer> {
  const minutes = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    const at = (radius: number) =>
      `${552 + Math.sin(angle) * radius} ${760 - Math.cos(angle) * radius}`;
    return `<path d="M${at(236)}L${at(262)}" stroke="#20323a" stroke-width="14" stroke-linecap="round"/>`;
  });
  return sharp(
    svg(
      1104,
      1472,
      `<defs><radialGradient id="g" cx=".35" cy=".2" r="1"><stop offset="0" stop-color="#f4efe6"/><stop offset="1" stop-color="#d9cfbf"/></radialGradient><linearGradient id="c" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#3f8ba6"/><stop offset="1" stop-color="#245b70"/></linearGradient></defs><rect width="1104" height="1472" fill="url(#g)"/><ellipse cx="560" cy="1166" rx="350" ry="40" opacity=".18"/><path d="M380 1080l-70 90M724 1080l70 90" stroke="#245b70" stroke-width="44" stroke-linecap="round"/><circle cx="330" cy="440" r="96" fill="#245b70"/><circle cx="774" cy="440" r="96" fill="#245b70"/><circle cx="552" cy="760" r="360" fill="url(#c)"/><circle cx="552" cy="760" r="290" fill="#fff9ec"/>${minutes.join("")}<path d="M552 760V572M552 760l128 78" stroke="#20323a" stroke-width="26" stroke-linecap="round"/><circle cx="552" cy="760" r="24" fill="#e07a4f"/>`,
    ),
  )
    .flatten({ background: "#ffffff" })
    .png()
    .toBuffer();
}

/** A vase of flowers on a table by a window, 1696 × 960 px. */
export function tablePicture(): Promise<Buffer> {
  const blooms = [
    [520, 290, 38],
    [642, 238, 48],
    [778, 212, 54],
    [906, 248, 46],
    [1026, 298, 38],
  ].map(
    ([x = 0, y = 0, radius = 0]) =>
      `<path d="M765 490C765 400 ${x} ${y + 130} ${x} ${y}" stroke="#5d7a4a" stroke-width="9" fill="none"/><circle cx="${x}" cy="${y}" r="${radius}" fill="#df7f6d"/><circle cx="${x - radius * 0.25}" cy="${y - radius * 0.25}" r="${radius * 0.55}" fill="#f0ab9a"/>`,
  );
  return sharp(
    svg(
      1696,
      960,
      `<defs><linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#efe4d3"/><stop offset="1" stop-color="#c8b597"/></linearGradient><linearGradient id="t" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#b98b62"/><stop offset="1" stop-color="#7a5538"/></linearGradient><linearGradient id="v" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#94b6b9"/><stop offset="1" stop-color="#5d868c"/></linearGradient></defs><rect width="1696" height="960" fill="url(#w)"/><g fill="#ffffff" opacity=".45"><path d="M120 60h240v210H120zM390 60h240v210H390zM120 300h240v230H120zM390 300h240v230H390z"/></g><path d="M0 640h1696v320H0z" fill="url(#t)"/><path d="M0 640h1696v6H0z" fill="#fff" opacity=".3"/><ellipse cx="800" cy="746" rx="260" ry="30" opacity=".2"/>${blooms.join("")}<path d="M700 470c-70 90-92 190-32 266h196c60-76 38-176-32-266z" fill="url(#v)"/><path d="M722 500c-46 84-56 150-22 214" stroke="#fff" stroke-width="14" fill="none" opacity=".4" stroke-linecap="round"/>`,
    ),
  )
    .flatten({ background: "#ffffff" })
    .png()
    .toBuffer();
}

/** A plain picture of any size. */
export function plainPicture(width: number, height: number, colour = "#7fa3a8"): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();
}

/** Noise, which no format makes small: about three bytes a pixel. */
export function noisePicture(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}

/** What `coordinatePicture` has at a pixel: 0 to 255 and back over 512 pixels, and which 256 it is in. */
export function colourOfPlace(x: number, y: number): [number, number, number] {
  const wave = (value: number) => (value % 512 < 256 ? value % 256 : 255 - (value % 256));
  const block = (value: number) => Math.floor(value / 256) % 16;
  return [wave(x), wave(y), block(x) * 16 + block(y)];
}

/** A picture whose every pixel tells its own place; one with an EXIF orientation is stored turned. */
export async function coordinatePicture(
  width: number,
  height: number,
  orientation: 1 | 6 = 1,
): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    const [, green, row] = colourOfPlace(0, y);
    for (let x = 0; x < width; x += 1) {
      const isFalling = x % 512 >= 256;
      pixels[at] = isFalling ? 255 - (x % 256) : x % 256;
      pixels[at + 1] = green;
      pixels[at + 2] = (Math.floor(x / 256) % 16) * 16 + row;
      at += 3;
    }
  }
  const upright = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (orientation === 1)
    return upright.png({ compressionLevel: 3, adaptiveFiltering: true }).toBuffer();
  // Orientation 6 is upright after a quarter turn clockwise, so it is stored a quarter turn back.
  return upright.rotate(270).withMetadata({ orientation }).webp({ lossless: true }).toBuffer();
}
