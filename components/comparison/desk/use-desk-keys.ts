"use client";

import { useGoOn } from "@/components/comparison/facts/use-go-on";
import { useCompared } from "@/components/comparison/pane/compared";
import { pressSharedViewKey } from "@/components/comparison/pane/shared-view-keys";
import { isCloseUpOpen } from "@/lib/client/address/viewed-image";
import { isTyping } from "@/lib/client/browser/is-typing";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { decidedOn, toggledVerdict } from "@/lib/core/comparison-view/decisions";
import { imageBeside, inMode, modeKeys } from "@/lib/core/comparison-view/desk-view";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import { type ShortcutId, shortcuts } from "@/lib/core/shortcuts";

export function useDeskKeys(): void {
  const desk = useDesk();
  const { images, pair, active, decide } = useCompared();
  const goOn = useGoOn();
  const { rate, star } = useImageActions();

  /** Returns whether it handled the key. Panes and modes listen for their own keys. */
  const act = (shortcut: ShortcutId<"compare"> | undefined, event: KeyboardEvent): boolean => {
    const key = shortcutKey(event);
    switch (shortcut) {
      case "ways": {
        const mode = modeKeys[key];
        if (!mode || (mode !== "grid" && !pair)) return false;
        desk.view.setState(inMode(mode));
        return true;
      }
      case "loupe":
        desk.toggleLoupe();
        return true;
      case "verdict":
        if (active) {
          const verdict = key === "p" ? "picked" : "rejected";
          decide(decidedOn(active.id, (before) => toggledVerdict(before, verdict)));
        }
        return true;
      case "rate":
        if (active) void rate([active.asset], Number(key));
        return active !== undefined;
      case "star":
        if (active) void star([active.asset], !active.asset.starred);
        return active !== undefined;
      case "goOn":
        goOn?.();
        return goOn !== undefined;
      case "chooseNext": {
        const ids = images.map(({ id }) => id);
        const next = imageBeside(ids, active?.id, key === "[" ? -1 : 1);
        if (next) desk.choose(next);
        return true;
      }
      case "view": {
        // In a list or a slider, arrows are its own.
        const leader = isOnPage(event.target) || !isArrow(key) ? desk.leader() : undefined;
        return leader
          ? pressSharedViewKey(event, desk.sharedView, leader.image, leader.pane)
          : false;
      }
      default:
        return false;
    }
  };

  useWindowKeys((event) => {
    // A pane that has the focus hears its keys first.
    if (event.defaultPrevented || isTyping(event.target) || isElsewhere(event.target)) return;
    const { mode, isLarge } = desk.view.getState();
    if (event.key === "Escape" && (mode === "rank" || isLarge)) desk.view.setState(inMode("grid"));
    else if (!act(shortcutOf(shortcuts.compare, event), event)) return;
    event.preventDefault();
  });
}

/** A menu, a dialog and what covers the desk have keys of their own. */
const isElsewhere = (target: EventTarget | null) =>
  isCloseUpOpen() ||
  (target instanceof Element && target.closest("[role=menu], [role=listbox], dialog") !== null);

const isArrow = (key: string) => key.startsWith("Arrow");

/** Whether nothing has the focus, or something that does not use arrow keys. */
const isOnPage = (target: EventTarget | null) =>
  target instanceof Element && !target.closest("[role=radiogroup], ul button");
