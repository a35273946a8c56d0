"use client";

import { createContext, use } from "react";
import type { DifferenceState } from "@/lib/client/comparison/use-difference";
import type { Batch } from "@/lib/core/api/batch";
import type { ComparedCell } from "@/lib/core/comparison-view/compared-cell";
import type { ChangeDecisions, DecisionsByImage } from "@/lib/core/comparison-view/decisions";
import type { AxisOrder, Matrix } from "@/lib/core/comparison-view/matrix";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";
import type { DeskImage } from "./desk-image";

/** The cells of a batch. */
interface ComparedBatch {
  batch: Batch;
  list: ComparedCell[];
}

/** The same in their places. */
export interface PlacedCells {
  batch: Batch;
  order: AxisOrder;
  matrix: Matrix<ComparedCell<DeskImage>>;
}

/** What is compared, whether or not it is kept as a batch. */
export interface Comparison<Image extends ComparedImage = ComparedImage> {
  /** Its name in exported files. */
  title: string;
  images: Image[];
  /** Undefined for a choice of images. */
  cells?: ComparedBatch | undefined;
  decisions: DecisionsByImage;
  decide: (change: ChangeDecisions) => void;
}

/** What the desk shows of a comparison. */
export interface Compared extends Omit<Comparison<DeskImage>, "cells"> {
  /** Undefined for a choice of images. */
  cells: PlacedCells | undefined;
  /** A and B; undefined if there are fewer than two images. */
  pair: readonly [a: DeskImage, b: DeskImage] | undefined;
  /** The image that decisions apply to. */
  active: DeskImage | undefined;
  /** How A and B differ, measured in the mode that shows it. */
  difference: DifferenceState;
}

export const ComparedContext = createContext<Compared | undefined>(undefined);

/** @throws outside of a desk */
export function useCompared(): Compared {
  const compared = use(ComparedContext);
  if (!compared) throw new Error("This is drawn outside of a desk.");
  return compared;
}
