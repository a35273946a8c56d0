"use client";

import { useGoOn } from "@/components/comparison/facts/use-go-on";
import { useCompared } from "@/components/comparison/pane/compared";
import { isTyping } from "@/lib/client/browser/is-typing";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { toggledVerdict } from "@/lib/core/comparison-view/decisions";
import { imageBeside, modeKeys } from "@/lib/core/comparison-view/desk-view";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import { type ShortcutId, shortcuts } from "@/lib/core/shortcuts";

/** The keys of a desk. */
export function useDeskKeys(): void {
  const desk = useDesk();
  const { images, pair, active, decisions, decide } = useCompared();
  const goOn = useGoOn();

  /** Returns whether it handled the key. Panes and modes listen for their own keys. */
  const act = (shortcut: ShortcutId<"compare"> | undefined, key: string): boolean => {
    switch (shortcut) {
      case "ways": {
        const mode = modeKeys[key];
        if (!mode || (mode !== "grid" && !pair)) return false;
        desk.view.setState({ mode });
        return true;
      }
      case "loupe":
        desk.toggleLoupe();
        return true;
      case "verdict":
        if (active) {
          const verdict = key === "p" ? "picked" : "rejected";
          decide({ [active.id]: toggledVerdict(decisions[active.id], verdict) });
        }
        return true;
      case "goOn":
        goOn?.();
        return goOn !== undefined;
      case "chooseNext": {
        const ids = images.map(({ id }) => id);
        const next = imageBeside(ids, active?.id, key === "[" ? -1 : 1);
        if (next) desk.choose(next);
        return true;
      }
      default:
        return false;
    }
  };

  useWindowKeys((event) => {
    if (isTyping(event.target)) return;
    const key = shortcutKey(event);
    const isRanking = desk.view.getState().mode === "rank";
    if (key === "Escape" && isRanking) desk.view.setState({ mode: "grid" });
    else if (!act(shortcutOf(shortcuts.compare, event), key)) return;
    event.preventDefault();
  });
}
