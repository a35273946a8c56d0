"use client";

import { type RefObject, useRef } from "react";
import type { ViewerCommand } from "@/lib/core/library/viewer-keys";

/** What happens between one image and the next. */
export interface Moves {
  /** Another image was asked for and is not shown yet. */
  isMoving: boolean;
  /** Pressed meanwhile, for the image that comes. */
  waiting: ViewerCommand[];
}

/** Lasts as long as the viewer is open, also while an image loads. */
export const useMoves = (): RefObject<Moves> => useRef<Moves>({ isMoving: false, waiting: [] });
