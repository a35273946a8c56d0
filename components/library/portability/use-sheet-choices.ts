"use client";

import { useState } from "react";
import type { CaptionPart } from "@/lib/core/sheet/contact-sheet";
import type { PaperName } from "@/lib/core/sheet/paper";

export const sheetKinds = ["png", "pdf"] as const;
export type SheetKind = (typeof sheetKinds)[number];

interface SheetChoices {
  kind: SheetKind;
  paper: PaperName;
  isLandscape: "portrait" | "landscape";
  columns: "2" | "3" | "4" | "5" | "6" | "8";
  captions: CaptionPart[];
}

const initial: SheetChoices = {
  kind: "pdf",
  paper: "a4",
  isLandscape: "portrait",
  columns: "4",
  captions: ["name", "model", "seed"],
};

/** The user's choices for a contact sheet. */
export function useSheetChoices() {
  const [choices, setChoices] = useState(initial);
  return {
    choices,
    choose: (news: Partial<SheetChoices>) => setChoices((latest) => ({ ...latest, ...news })),
  };
}
