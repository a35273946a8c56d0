/** Red, green and blue, or any three numbers that belong together. */
export type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** A colour space as its profile describes it. */
export interface ColourSpace {
  /** Red, green and blue, each a row, in ICC's XYZ; undefined for grey. */
  primaries: Matrix | undefined;
  /** "sRGB" is the curve of sRGB itself. */
  gamma: number | "sRGB";
  /** Its profile maps colours by lookup tables. */
  isMapped?: boolean;
}

/** As published with sRGB, Display P3 and Adobe RGB (1998), adapted to D50. */
export const spaces = {
  sRGB: {
    primaries: [
      [0.43607, 0.22249, 0.01392],
      [0.38515, 0.71687, 0.09708],
      [0.14307, 0.06061, 0.7141],
    ],
    gamma: "sRGB",
  },
  displayP3: {
    primaries: [
      [0.51512, 0.2412, -0.00105],
      [0.29198, 0.69225, 0.04189],
      [0.1571, 0.06657, 0.78407],
    ],
    gamma: "sRGB",
  },
  adobeRgb: {
    primaries: [
      [0.60974, 0.31111, 0.01947],
      [0.20528, 0.62567, 0.06087],
      [0.14919, 0.06322, 0.74457],
    ],
    gamma: 563 / 256,
  },
  linearRgb: {
    primaries: [
      [0.43607, 0.22249, 0.01392],
      [0.38515, 0.71687, 0.09708],
      [0.14307, 0.06061, 0.7141],
    ],
    gamma: 1,
  },
  mappedP3: {
    primaries: [
      [0.51512, 0.2412, -0.00105],
      [0.29198, 0.69225, 0.04189],
      [0.1571, 0.06657, 0.78407],
    ],
    gamma: "sRGB",
    isMapped: true,
  },
  grey22: { primaries: undefined, gamma: 563 / 256 },
  greyLinear: { primaries: undefined, gamma: 1 },
} satisfies Record<string, ColourSpace>;

const light = (value: number, gamma: ColourSpace["gamma"]) => {
  if (gamma !== "sRGB") return value ** gamma;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const shown = (value: number, gamma: ColourSpace["gamma"]) => {
  if (gamma !== "sRGB") return value ** (1 / gamma);
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
};

/** Converts a colour of a space, 0 to 1, to sRGB; for grey all three values are the same. */
export function toSrgb(numbers: Triple, { primaries, gamma }: ColourSpace): Triple {
  const lights = map(numbers, (value) => light(value, gamma));
  const linear = primaries
    ? times(inverse(spaces.sRGB.primaries), times(primaries, lights))
    : lights;
  return map(linear, (value) => shown(Math.min(1, Math.max(0, value)), "sRGB"));
}

/** Converts a colour of sRGB to a space. */
export function fromSrgb(colour: Triple, { primaries, gamma }: ColourSpace): Triple {
  const lights = map(colour, (value) => light(value, "sRGB"));
  const linear = primaries
    ? times(inverse(primaries), times(spaces.sRGB.primaries, lights))
    : lights;
  return map(linear, (value) => shown(Math.min(1, Math.max(0, value)), gamma));
}

const map = ([a, b, c]: Triple, change: (value: number) => number): Triple => [
  change(a),
  change(b),
  change(c),
];

/** The light of all three primaries together. */
function times(rows: Matrix, [r, g, b]: Triple): Triple {
  const sum = (axis: 0 | 1 | 2) => rows[0][axis] * r + rows[1][axis] * g + rows[2][axis] * b;
  return [sum(0), sum(1), sum(2)];
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const part = (value: number) => value / whole;
  return [
    [part(e * i - f * h), part(c * h - b * i), part(b * f - c * e)],
    [part(f * g - d * i), part(a * i - c * g), part(c * d - a * f)],
    [part(d * h - e * g), part(b * g - a * h), part(a * e - b * d)],
  ];
}

const d50: Triple = [0.9642, 1, 0.8249];

/** The space as an ICC profile of version 2, as cameras and printers embed it. */
export function iccProfile({ primaries, gamma, isMapped }: ColourSpace): Buffer {
  const curve = curveTag(gamma);
  const tags: [string, Buffer][] = [
    ["desc", descriptionTag("A space of the tests")],
    ["cprt", Buffer.concat([signature("text"), Buffer.from("None\0", "latin1")])],
    ["wtpt", xyzTag(d50)],
    ...(primaries && isMapped
      ? ([["A2B0", tablesTag(primaries, gamma)]] satisfies [string, Buffer][])
      : []),
    ...(primaries
      ? ([
          ["rXYZ", xyzTag(primaries[0])],
          ["gXYZ", xyzTag(primaries[1])],
          ["bXYZ", xyzTag(primaries[2])],
          ["rTRC", curve],
          ["gTRC", curve],
          ["bTRC", curve],
        ] satisfies [string, Buffer][])
      : ([["kTRC", curve]] satisfies [string, Buffer][])),
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  const contents: Buffer[] = [];
  let at = 128 + table.length;
  for (const [index, [name, content]] of tags.entries()) {
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
    table.write(name, 4 + index * 12, "latin1");
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(content.length, 12 + index * 12);
    contents.push(padded);
    at += padded.length;
  }
  return Buffer.concat([header(at, primaries ? "RGB " : "GRAY"), table, ...contents]);
}

function header(bytes: number, space: string): Buffer {
  const head = Buffer.alloc(128);
  head.writeUInt32BE(bytes);
  head.writeUInt32BE(0x02400000, 8);
  head.write("mntr", 12, "latin1");
  head.write(space, 16, "latin1");
  head.write("XYZ ", 20, "latin1");
  head.write("acsp", 36, "latin1");
  putXyz(head, d50, 68);
  return head;
}

const signature = (name: string) => Buffer.concat([Buffer.from(name, "latin1"), Buffer.alloc(4)]);

function descriptionTag(text: string): Buffer {
  const content = Buffer.alloc(4 + text.length + 1 + 4 + 4 + 2 + 1 + 67);
  content.writeUInt32BE(text.length + 1);
  content.write(text, 4, "latin1");
  return Buffer.concat([signature("desc"), content]);
}

function xyzTag(value: Triple): Buffer {
  const content = Buffer.alloc(12);
  putXyz(content, value, 0);
  return Buffer.concat([signature("XYZ "), content]);
}

function putXyz(target: Buffer, value: Triple, at: number): void {
  for (const [index, part] of value.entries()) {
    target.writeInt32BE(Math.round(part * 65_536), at + index * 4);
  }
}

function curveTag(gamma: ColourSpace["gamma"]): Buffer {
  const values =
    gamma === "sRGB"
      ? Array.from({ length: 4096 }, (_, index) => Math.round(light(index / 4095, gamma) * 65_535))
      : [Math.round(gamma * 256)];
  const content = Buffer.alloc(4 + values.length * 2);
  content.writeUInt32BE(values.length);
  for (const [index, value] of values.entries()) content.writeUInt16BE(value, 4 + index * 2);
  return Buffer.concat([signature("curv"), content]);
}

/** A lookup table: curves, and the light at the eight corners between which every colour lies. */
function tablesTag(primaries: Matrix, gamma: ColourSpace["gamma"]): Buffer {
  const steps = 4096;
  const head = Buffer.alloc(12 + 36);
  head.write("mft2", "latin1");
  head.set([3, 3, 2], 8);
  for (const diagonal of [0, 4, 8]) head.writeInt32BE(65_536, 12 + diagonal * 4);
  const curve = Array.from({ length: steps }, (_, index) => light(index / (steps - 1), gamma));
  const corners = Array.from({ length: 8 }, (_, corner) =>
    times(primaries, [(corner >> 2) & 1, (corner >> 1) & 1, corner & 1]),
  );
  const values = [
    steps / 65_535,
    2 / 65_535,
    ...curve,
    ...curve,
    ...curve,
    // In XYZ, 1 is half of the 16-bit range.
    ...corners.flatMap((xyz) => xyz.map((value) => (Math.max(0, value) * 32_768) / 65_535)),
    ...[0, 1, 0, 1, 0, 1],
  ];
  const body = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) {
    body.writeUInt16BE(Math.round(value * 65_535), index * 2);
  }
  return Buffer.concat([head, body]);
}
