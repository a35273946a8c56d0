"use client";

import { type KeyboardEvent, type MouseEvent, useRef } from "react";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { withBulkProgress } from "@/lib/client/library/bulk-progress";
import {
  changeSelection,
  clearSelection,
  readSelected,
  readSelection,
} from "@/lib/client/library/selection";
import { useContinue } from "@/lib/client/library/use-continue";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import { draftOf } from "@/lib/core/generation/draft/draft";
import { isOpen } from "@/lib/core/generation/status";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import type { GridLayout } from "@/lib/core/library/grid-layout";
import {
  isSelected,
  type Marked,
  withStretch,
  withStretchKept,
  withToggled,
} from "@/lib/core/library/selection";
import { shortcuts } from "@/lib/core/shortcuts";
import type { HeldPlace, useGridFocus } from "./use-grid-focus";
import { openImage, placeAfterKey } from "./use-grid-keys";
import type { LibraryEntries } from "./use-library-list";

/** Up to this many load so quickly that no progress is needed. */
const fewImages = 1_000;

interface GridActsOptions {
  entries: LibraryEntries;
  layout: GridLayout;
  /** The height of the visible part, in CSS pixels. */
  page: number;
  focus: ReturnType<typeof useGridFocus>;
  onStack: (stackKey: string) => void;
}

/** The place of the tile that an event belongs to. */
export function placeOfEvent({ target }: { target: EventTarget }): number | undefined {
  const tile = target instanceof Element ? target.closest("[data-place]") : null;
  const text = tile?.getAttribute("data-place");
  return text ? Number(text) : undefined;
}

/** Mouse and keyboard actions on the tiles. */
export function useGridActs({ entries, layout, page, focus, onStack }: GridActsOptions) {
  const actions = useImageActions();
  const { takeAsInputs, takeInstead, takeSeed, takeAll } = useTakeImage();
  const continueFrom = useContinue();
  /** Where a Shift range starts. */
  const origin = useRef<HeldPlace>(undefined);

  const imageAt = (place: number): Asset | undefined => {
    const entry = entries.entryAt(place);
    return entry.kind === "asset" ? entry.asset : undefined;
  };
  const imagesBetween = (first: number, last: number) =>
    withBulkProgress(last - first + 1, (goOn) =>
      entries.imagesBetween(first, last, last - first < fewImages ? undefined : goOn),
    );
  const drawStretch = async (to: number) => {
    const from = focus.placeNow(origin.current ?? focus.holdingOf(focus.place));
    const images = await imagesBetween(Math.min(from, to), Math.max(from, to));
    if (images) changeSelection((selection) => withStretch(selection, images));
  };
  const toggle = (place: number) => {
    const image = imageAt(place);
    if (image) changeSelection((selection) => withToggled(selection, image));
    origin.current = focus.holdingOf(place);
  };

  const onClick = (event: MouseEvent) => {
    const place = placeOfEvent(event);
    const isMain = event.target instanceof Element && event.target.closest("[data-main]");
    const image = place === undefined ? undefined : imageAt(place);
    if (place === undefined || !isMain || !image) return;
    focus.hold(place);
    const { kept, stretch } = readSelection();
    if (event.shiftKey) {
      origin.current ??= focus.holdingOf(place);
      void drawStretch(place);
    } else if (event.ctrlKey || event.metaKey || kept.size + stretch.size > 0) toggle(place);
    else openImage(image, onStack);
  };

  /** The target of a key: the selection, otherwise the focused image. */
  const targetsAt = (place: number): Marked[] => {
    const chosen = readSelected();
    const image = imageAt(place);
    return chosen.length > 0 ? chosen : image ? [image] : [];
  };

  /** What a single key does; false where it does nothing here. */
  const actOn = (event: KeyboardEvent, place: number): boolean => {
    const targets = targetsAt(place);
    const image = imageAt(place);
    if (targets.length === 0) return false;
    switch (shortcutOf(shortcuts.library, event)) {
      case "rate":
        void actions.rate(targets, Number(shortcutKey(event)));
        return true;
      case "rateOn":
        // A finger that stays too long must not rate or trash one image after another.
        if (event.repeat) return true;
        void actions.rate(targets, Number(shortcutKey(event)));
        if (place + 1 < entries.places.count) focus.moveTo(place + 1);
        return true;
      case "star":
        void actions.star(targets, !targets.every(({ starred }) => starred));
        return true;
      case "trash":
        // What is in the trash is deleted for good only by the way that asks.
        if (image?.trashedAt === undefined && !event.repeat) void actions.trash(targets);
        return true;
      case "input":
        takeAsInputs(targets.map(({ id }) => id));
        return true;
      case "inputInstead":
        if (image) takeInstead(image.id);
        return image !== undefined;
      case "continue":
        if (image) void continueFrom(image);
        return image !== undefined;
      case "seed":
        if (image) takeSeed(image);
        return image !== undefined;
      case "settings":
        if (image) void takeAll(image);
        return image !== undefined;
      default:
        return false;
    }
  };

  const mend = (place: number): boolean => {
    const entry = entries.entryAt(place);
    if (entry.kind !== "extra" || isOpen(entry.extra.generation.status)) return false;
    replaceDraft(draftOf(entry.extra.generation.request));
    return true;
  };

  const chooseEverything = async () => {
    const images = await imagesBetween(0, entries.places.count - 1);
    if (images) changeSelection((selection) => withStretchKept(withStretch(selection, images)));
  };

  const withCommand = (event: KeyboardEvent, place: number): boolean => {
    const key = shortcutKey(event);
    if (key === "a") {
      origin.current = focus.holdingOf(place);
      void chooseEverything();
      return true;
    }
    return false;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOfEvent(event);
    if (place === undefined || event.altKey) return;
    const isAtTile = event.target instanceof Element && event.target.matches("[data-main]");
    const key = shortcutKey(event);
    let isDone = true;
    if (event.ctrlKey || event.metaKey) isDone = withCommand(event, place);
    else if (key === "Escape") {
      isDone = readSelected().length > 0;
      clearSelection();
    } else if (!isAtTile) isDone = false;
    else if (key === " ") toggle(place);
    else if (key === "Enter") isDone = mend(place);
    else {
      const next = placeAfterKey(event, place, { layout, page });
      if (next === undefined) isDone = actOn(event, place);
      else {
        if (!event.shiftKey) {
          origin.current = undefined;
          changeSelection(withStretchKept);
        } else {
          origin.current ??= focus.holdingOf(place);
          void drawStretch(next);
        }
        focus.moveTo(next);
      }
    }
    if (isDone) event.preventDefault();
  };

  /** What a tile stands for: the whole selection if it belongs to it, otherwise its image. */
  const carriedImages = (place: number): Marked[] => {
    const image = imageAt(place);
    if (!image) return [];
    return isSelected(readSelection(), image.id) ? readSelected() : [image];
  };
  const carriedFrom = (place: number) => carriedImages(place).map(({ id }) => id);

  return { onClick, onKeyDown, toggle, imageAt, carriedImages, carriedFrom };
}
