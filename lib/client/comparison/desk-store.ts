"use client";

import { createContext, use } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import {
  type DeskView,
  startingView,
  withChosen,
  withLoupeToggled,
} from "@/lib/core/comparison-view/desk-view";
import { createStepStore, type StepStore } from "./step-store";

/** What one desk remembers while it is open. Each desk has its own. */
export interface DeskStore {
  view: StoreApi<DeskView>;
  /** The zoom that all panes share. */
  step: StepStore;
  choose: (imageId: string) => void;
  toggleLoupe: () => void;
}

export function createDesk(): DeskStore {
  const view = createStore<DeskView>(() => startingView);
  return {
    view,
    step: createStepStore(),
    choose: (imageId) => view.setState((latest) => withChosen(latest, imageId)),
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
