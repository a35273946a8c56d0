import { readCurve, type ToneCurve } from "./curve";

type Triple = readonly [number, number, number];

/** A profile with nothing but curves and, for colour, the light of three primaries. */
export type SimpleProfile =
  | { kind: "grey"; curve: ToneCurve }
  | {
      kind: "colour";
      curves: readonly [ToneCurve, ToneCurve, ToneCurve];
      /** From light in the profile's primaries to light in sRGB, one row per channel. */
      toSrgb: readonly [Triple, Triple, Triple];
    };

const headerBytes = 128;
const entryBytes = 12;

/**
 * Reads a profile of the simple kind, which nearly every picture of more than 8 bits has.
 * @returns undefined if it is damaged, or maps colours by tables
 */
export function readSimpleProfile(profile: Uint8Array): SimpleProfile | undefined {
  const tags = readTags(profile);
  // In a Lab profile, curves mean lightness instead of light.
  if (!tags || textAt(profile, 20) !== "XYZ " || tags.has("A2B0")) return undefined;
  const curve = (name: string) => {
    const tag = tags.get(name);
    return tag && readCurve(tag);
  };
  const space = textAt(profile, 16);
  if (space === "GRAY") {
    const grey = curve("kTRC");
    return grey && { kind: "grey", curve: grey };
  }
  if (space !== "RGB ") return undefined;
  const [red, green, blue] = [curve("rTRC"), curve("gTRC"), curve("bTRC")];
  const [ofRed, ofGreen, ofBlue] = ["rXYZ", "gXYZ", "bXYZ"].map((name) => xyzOf(tags.get(name)));
  if (!red || !green || !blue || !ofRed || !ofGreen || !ofBlue) return undefined;
  const row = (light: Triple): Triple => [
    dot(light, ofRed),
    dot(light, ofGreen),
    dot(light, ofBlue),
  ];
  const [first, second, third] = srgbFromXyz;
  return {
    kind: "colour",
    curves: [red, green, blue],
    toSrgb: [row(first), row(second), row(third)],
  };
}

/** sRGB light from XYZ as profiles define it, with a D50 white. */
const srgbFromXyz = [
  [3.1341359, -1.6173863, -0.4906619],
  [-0.9787955, 1.9162543, 0.0334427],
  [0.0719553, -0.2289768, 1.4053861],
] as const;

const dot = ([a, b, c]: Triple, [d, e, f]: Triple) => a * d + b * e + c * f;

function readTags(profile: Uint8Array): Map<string, DataView> | undefined {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  if (profile.length < headerBytes + 4 || textAt(profile, 36) !== "acsp") return undefined;
  const count = view.getUint32(headerBytes);
  if (headerBytes + 4 + count * entryBytes > profile.length) return undefined;
  const tags = new Map<string, DataView>();
  for (let index = 0; index < count; index += 1) {
    const entry = headerBytes + 4 + index * entryBytes;
    const [offset, bytes] = [view.getUint32(entry + 4), view.getUint32(entry + 8)];
    if (offset + bytes > profile.length) return undefined;
    const tag = new DataView(profile.buffer, profile.byteOffset + offset, bytes);
    tags.set(textAt(profile, entry), tag);
  }
  return tags;
}

const textAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

function xyzOf(tag: DataView | undefined): Triple | undefined {
  if (!tag || tag.byteLength < 20) return undefined;
  const part = (index: number) => tag.getInt32(8 + index * 4) / 65_536;
  return [part(0), part(1), part(2)];
}
