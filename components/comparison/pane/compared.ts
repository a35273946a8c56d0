"use client";

import { createContext, use } from "react";
import type { DifferenceState } from "@/lib/client/comparison/use-difference";
import type { Batch } from "@/lib/core/api/batch";
import type { ComparedCell } from "@/lib/core/comparison-view/compared-cell";
import type { DecisionsByImage } from "@/lib/core/comparison-view/decisions";
import type { Matrix } from "@/lib/core/comparison-view/matrix";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";
import type { DeskImage } from "./desk-image";

/** The cells of a saved comparison, in their places. */
export interface ComparedCells<Image extends ComparedImage> {
  batch: Batch;
  matrix: Matrix<ComparedCell<Image>>;
}

/** What is compared, whether or not it is saved. */
export interface Comparison<Image extends ComparedImage = ComparedImage> {
  /** Its name in exported files. */
  title: string;
  images: Image[];
  /** Undefined for a choice of images. */
  cells?: ComparedCells<Image> | undefined;
  decisions: DecisionsByImage;
  /** Takes the whole decision about each image that it names. */
  decide: (changes: DecisionsByImage) => void;
}

/** What the desk shows of a comparison. */
export interface Compared extends Comparison<DeskImage> {
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
