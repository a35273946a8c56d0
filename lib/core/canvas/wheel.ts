/** What a wheel event says that tells its device, in the browser's terms. */
export interface WheelTurn {
  /** CSS pixels where `deltaMode` is 0, else lines or pages. */
  deltaX: number;
  deltaY: number;
  deltaMode: number;
  /** A pinch on a trackpad comes as a wheel with Ctrl. */
  ctrlKey: boolean;
  shiftKey: boolean;
  /** Milliseconds of any clock that runs on. */
  atMs: number;
}

/** A wheel zooms; two fingers on a trackpad move the picture. */
export type WheelDevice = "wheel" | "trackpad";

/** Events of one movement follow each other faster than this. */
const burstMs = 200;
/** No wheel's notch is smaller, in CSS pixels; a finger begins with less. */
const smallestNotch = 40;
const lineHeight = 16;

/**
 * Which device turned: a wheel moves in one axis and in whole notches. Within one movement the
 * device stays what it was, since a quick finger makes large steps too.
 */
export function wheelDevice(
  turn: WheelTurn,
  before: { device: WheelDevice; atMs: number } | undefined,
): WheelDevice {
  if (before && turn.atMs - before.atMs < burstMs) return before.device;
  if (turn.deltaMode !== 0) return "wheel";
  return turn.deltaX === 0 && Math.abs(turn.deltaY) >= smallestNotch ? "wheel" : "trackpad";
}

/** What the turn asks for: a zoom by a factor, or a move of the picture in CSS pixels. */
export type WheelWish =
  | { kind: "zoom"; factor: number }
  | { kind: "pan"; by: { left: number; top: number } };

export function wheelWish(turn: WheelTurn, device: WheelDevice): WheelWish {
  const unit = turn.deltaMode === 0 ? 1 : lineHeight;
  const across = turn.deltaX * unit;
  const down = turn.deltaY * unit;
  if (turn.ctrlKey && device === "trackpad")
    return { kind: "zoom", factor: Math.exp(-down * 0.01) };
  if (turn.shiftKey && !turn.ctrlKey)
    return { kind: "pan", by: { left: -(across || down), top: 0 } };
  if (device === "trackpad") return { kind: "pan", by: { left: -across, top: -down } };
  return { kind: "zoom", factor: Math.exp(-down * 0.0016) };
}
