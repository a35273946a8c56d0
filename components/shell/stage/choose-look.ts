import { stageMark } from "@/components/stage/stage-mark";
import type { Look } from "@/lib/core/stage/on-stage";

/** Turns the stage. The switch is drawn anew with what it turns to, and keeps the focus there. */
export function chooseLook(show: (look: Look) => void, look: Look): void {
  const isAtSwitch = document.activeElement?.matches(`[${stageMark}] [type=radio]`);
  show(look);
  if (!isAtSwitch) return;
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[${stageMark}] [type=radio]:checked`)?.focus(),
  );
}
