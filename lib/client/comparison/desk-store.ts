"use client";

import { createContext, use } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import type { PixelSize } from "@/lib/core/box/box";
import {
  type DeskView,
  startingView,
  withChosen,
  withLargeOpened,
  withLoupeToggled,
} from "@/lib/core/comparison-view/desk-view";
import { createSharedViewStore, type SharedViewStore } from "./shared-view-store";

/** What one desk remembers while it is open. Each desk has its own. */
export interface DeskStore {
  view: StoreApi<DeskView>;
  /** The zoom that all panes share. */
  sharedView: SharedViewStore;
  /** The pane by which keys pressed anywhere measure: the active image's, or any that is drawn. */
  leader: () => DrawnPane | undefined;
  /** Adds a pane. Returns how to remove it. */
  addPane: (pane: DrawnPane) => () => void;
  /** Calls the listener when another pane may lead. */
  onPanes: (listener: () => void) => () => void;
  choose: (imageId: string) => void;
  /** Shows one image alone, as large as the desk. */
  open: (imageId: string) => void;
  toggleLoupe: () => void;
}

/** An image and its pane. */
interface DrawnPane {
  /** In its own pixels. */
  image: PixelSize;
  /** In CSS pixels. */
  pane: PixelSize;
  isActive: boolean;
}

export function createDesk(): DeskStore {
  const view = createStore<DeskView>(() => startingView);
  const panes = new Set<DrawnPane>();
  const paneListeners = new Set<() => void>();
  const tellOfPanes = () => {
    for (const listener of paneListeners) listener();
  };
  return {
    view,
    sharedView: createSharedViewStore(),
    leader() {
      const drawn = [...panes];
      return drawn.find(({ isActive }) => isActive) ?? drawn[0];
    },
    addPane(pane) {
      panes.add(pane);
      tellOfPanes();
      return () => {
        panes.delete(pane);
        tellOfPanes();
      };
    },
    onPanes(listener) {
      paneListeners.add(listener);
      return () => {
        paneListeners.delete(listener);
      };
    },
    choose: (imageId) => view.setState((latest) => withChosen(latest, imageId)),
    open: (imageId) => view.setState((latest) => withLargeOpened(latest, imageId)),
    toggleLoupe: () => view.setState(withLoupeToggled),
  };
}

export const DeskContext = createContext<DeskStore | undefined>(undefined);

/** @throws outside of a desk */
export function useDesk(): DeskStore {
  const desk = use(DeskContext);
  if (!desk) throw new Error("This is drawn outside of a desk.");
  return desk;
}

/** A part of the desk's view. */
export const useDeskView = <Part>(select: (view: DeskView) => Part): Part =>
  useStore(useDesk().view, select);
