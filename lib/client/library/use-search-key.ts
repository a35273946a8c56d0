"use client";

import { focusField } from "@/lib/client/browser/focus-field";
import { isTyping } from "@/lib/client/browser/is-typing";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";

/** One key leads to the library's search from anywhere on the page, except from fields and dialogs. */
export function useSearchKey(): void {
  useWindowKeys((event) => {
    const { target } = event;
    const isAside =
      isTyping(target) || (target instanceof Element && target.closest("[role=dialog]"));
    if (event.defaultPrevented || isAside || shortcutOf(shortcuts.library, event) !== "find") {
      return;
    }
    event.preventDefault();
    focusField("library.search");
  });
}
