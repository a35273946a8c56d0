/** How a profile turns a number, 0 to 1, into light, 0 to 1. */
export type ToneCurve = (value: number) => number;

/** Reads a curve of a profile, by table or by formula; undefined if it is neither. */
export function readCurve(tag: DataView): ToneCurve | undefined {
  if (tag.byteLength < 12) return undefined;
  const type = tag.getUint32(0);
  if (type === kinds.table) return tableCurve(tag);
  return type === kinds.formula ? formulaCurve(tag) : undefined;
}

/** "curv" and "para". */
const kinds = { table: 0x63757276, formula: 0x70617261 } as const;

function tableCurve(tag: DataView): ToneCurve | undefined {
  const count = tag.getUint32(8);
  if (count === 0) return (value) => value;
  if (12 + count * 2 > tag.byteLength) return undefined;
  if (count === 1) {
    const gamma = tag.getUint16(12) / 256;
    return (value) => value ** gamma;
  }
  const entry = (index: number) => tag.getUint16(12 + index * 2) / 65_535;
  return (value) => {
    const place = value * (count - 1);
    const index = Math.min(count - 2, Math.floor(place));
    return entry(index) + (place - index) * (entry(index + 1) - entry(index));
  };
}

/** How many numbers each of the five formulas has. */
const formulaLengths = [1, 3, 4, 5, 7];

function formulaCurve(tag: DataView): ToneCurve | undefined {
  const formula = tag.getUint16(8);
  const length = formulaLengths[formula];
  if (length === undefined || 12 + length * 4 > tag.byteLength) return undefined;
  const numbers = Array.from({ length }, (_, index) => tag.getInt32(12 + index * 4) / 65_536);
  const [gamma = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  const power = (value: number) => Math.max(0, a * value + b) ** gamma;
  switch (formula) {
    case 0:
      return (value) => value ** gamma;
    case 1:
      return (value) => (value >= -b / a ? power(value) : 0);
    case 2:
      return (value) => (value >= -b / a ? power(value) + c : c);
    case 3:
      return (value) => (value >= d ? power(value) : c * value);
    default:
      return (value) => (value >= d ? power(value) + e : c * value + f);
  }
}
