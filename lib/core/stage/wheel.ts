/** The properties of a wheel event that reveal its device, named as the browser names them. */
export interface WheelTurn {
  /** In CSS pixels if `deltaMode` is 0, otherwise in lines or pages. */
  deltaX: number;
  deltaY: number;
  deltaMode: number;
  /** Browsers report a pinch on a trackpad as a wheel event with Ctrl. */
  ctrlKey: boolean;
  shiftKey: boolean;
  /** Milliseconds of any monotonic clock. */
  atMs: number;
}

/** A wheel zooms; two fingers on a trackpad pan. */
export type WheelDevice = "wheel" | "trackpad";

/** Events of one movement follow each other faster than this. */
const burstMs = 200;
/** In CSS pixels. No wheel's notch is smaller, while a finger starts with less. */
const smallestNotch = 40;
const lineHeight = 16;

/**
 * The device behind a wheel event: a wheel moves along one axis in whole notches. The device stays
 * the same during one movement, because a quick finger makes large steps too.
 */
export function wheelDevice(
  turn: WheelTurn,
  before: { device: WheelDevice; atMs: number } | undefined,
): WheelDevice {
  if (before && turn.atMs - before.atMs < burstMs) return before.device;
  if (turn.deltaMode !== 0) return "wheel";
  return turn.deltaX === 0 && Math.abs(turn.deltaY) >= smallestNotch ? "wheel" : "trackpad";
}

/** What the user wants: zoom by a factor, or pan by CSS pixels. */
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
