"use client";

import { type KeyboardEvent, type MouseEvent, useRef } from "react";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { withBulkProgress } from "@/lib/client/library/bulk-progress";
import {
  changeRunSelection,
  changeSelection,
  clearSelection,
  drawRange,
  keepRange,
  readIsSelecting,
  readSelected,
  readSelectedRuns,
  readSelection,
} from "@/lib/client/library/selection";
import { useContinue } from "@/lib/client/library/use-continue";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { useRunActions } from "@/lib/client/library/use-run-actions";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { draftOf } from "@/lib/core/generation/draft/draft";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import type { Extra } from "@/lib/core/library/extras";
import type { GridLayout } from "@/lib/core/library/grid/grid-layout";
import { isSelected, type Marked, withToggled } from "@/lib/core/library/selection";
import { shortcuts } from "@/lib/core/shortcuts";
import type { HeldPlace, useGridFocus } from "./use-grid-focus";
import { openAsset, placeAfterKey } from "./use-grid-keys";
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

/** The run that an entry is about, once it has ended. */
const endedRunOf = (extra: Extra): Generation | undefined =>
  extra.kind === "pending" ? undefined : extra.generation;

/** Whether a press is meant for the tile, and not for a button on it. */
function isOfMain(target: EventTarget): boolean {
  const hit = target instanceof Element ? target.closest("[data-main], button, [popover]") : null;
  return hit?.matches("[data-main]") === true;
}

/** Mouse and keyboard actions on the tiles. */
export function useGridActs({ entries, layout, page, focus, onStack }: GridActsOptions) {
  const actions = useImageActions();
  const { dismiss } = useRunActions();
  const { takeAsInputs, takeInstead, takeSeed, takeAll } = useTakeImage();
  const continueFrom = useContinue();
  /** Where a Shift range starts. */
  const origin = useRef<HeldPlace>(undefined);

  const imageAt = (place: number): Asset | undefined => {
    const entry = entries.entryAt(place);
    return entry.kind === "asset" ? entry.asset : undefined;
  };
  const runAt = (place: number): Generation | undefined => {
    const entry = entries.entryAt(place);
    return entry.kind === "extra" ? endedRunOf(entry.extra) : undefined;
  };
  const runsBetween = (first: number, last: number) =>
    entries.extras.flatMap((extra, turn) => {
      const place = entries.places.extras[turn] ?? -1;
      return place >= first && place <= last ? (endedRunOf(extra) ?? []) : [];
    });
  const imagesBetween = (first: number, last: number) =>
    withBulkProgress(last - first + 1, (goOn) =>
      entries.imagesBetween(first, last, last - first < fewImages ? undefined : goOn),
    );
  const drawStretch = async (to: number) => {
    const from = focus.placeNow(origin.current ?? focus.holdingOf(focus.place));
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    const images = await imagesBetween(first, last);
    if (images) drawRange(images, runsBetween(first, last));
  };
  const toggle = (place: number) => {
    const image = imageAt(place);
    const run = runAt(place);
    if (image) changeSelection((selection) => withToggled(selection, image));
    else if (run) changeRunSelection((runs) => withToggled(runs, run));
    origin.current = focus.holdingOf(place);
  };

  const onClick = (event: MouseEvent) => {
    const place = placeOfEvent(event);
    if (place === undefined || !isOfMain(event.target)) return;
    const image = imageAt(place);
    if (!image && !runAt(place)) return;
    focus.hold(place);
    if (event.shiftKey) {
      origin.current ??= focus.holdingOf(place);
      void drawStretch(place);
    } else if (event.ctrlKey || event.metaKey || readIsSelecting()) toggle(place);
    else if (image) openAsset(image, onStack);
  };

  /** The target of a key: the selection, otherwise the focused image. */
  const targetsAt = (place: number): Marked[] => {
    if (readIsSelecting()) return readSelected();
    const image = imageAt(place);
    return image ? [image] : [];
  };
  const runTargetsAt = (place: number): Generation[] => {
    if (readIsSelecting()) return readSelectedRuns();
    const run = runAt(place);
    return run ? [run] : [];
  };

  /** What a single key does; false where it does nothing here. */
  const actOn = (event: KeyboardEvent, place: number): boolean => {
    const targets = targetsAt(place);
    const image = imageAt(place);
    const shortcut = shortcutOf(shortcuts.library, event);
    const runs = shortcut === "trash" && !event.repeat ? runTargetsAt(place) : [];
    if (runs.length > 0) void dismiss(runs);
    if (targets.length === 0) return runs.length > 0;
    switch (shortcut) {
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
        // Deleting for good what is in the trash always asks first.
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
    const run = runAt(place);
    if (run) replaceDraft(draftOf(run.request));
    return run !== undefined;
  };

  const chooseEverything = async () => {
    const last = entries.places.count - 1;
    const images = await imagesBetween(0, last);
    if (!images) return;
    drawRange(images, runsBetween(0, last));
    keepRange();
  };

  /** Returns whether it handled the key. */
  const press = (event: KeyboardEvent, place: number): boolean => {
    const shortcut = shortcutOf(shortcuts.library, event);
    if (shortcut === "everything") {
      origin.current = focus.holdingOf(place);
      void chooseEverything();
      return true;
    }
    if (shortcut === "nothing") {
      const wasSelecting = readIsSelecting();
      clearSelection();
      return wasSelecting;
    }
    const isAtTile = event.target instanceof Element && event.target.matches("[data-main]");
    if (!isAtTile || event.ctrlKey || event.metaKey) return false;
    if (shortcut === "pick") {
      toggle(place);
      return true;
    }
    if (shortcut === "look") return mend(place);
    const next = placeAfterKey(event, place, { layout, page });
    if (next === undefined) return actOn(event, place);
    if (event.shiftKey) {
      origin.current ??= focus.holdingOf(place);
      void drawStretch(next);
    } else {
      origin.current = undefined;
      keepRange();
    }
    focus.moveTo(next);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOfEvent(event);
    if (place === undefined || event.altKey) return;
    if (press(event, place)) event.preventDefault();
  };

  /** What a tile stands for: the whole selection if it belongs to it, otherwise its image. */
  const carriedImages = (place: number): Marked[] => {
    const image = imageAt(place);
    if (!image) return [];
    return isSelected(readSelection(), image.id) ? readSelected() : [image];
  };
  const carriedFrom = (place: number) => carriedImages(place).map(({ id }) => id);

  return { onClick, onKeyDown, toggle, imageAt, runAt, carriedImages, carriedFrom };
}
