"use client";

import { useTranslations } from "next-intl";
import type { AxisKind } from "@/lib/core/comparison/axis";
import { isComparedToggle } from "@/lib/core/models/toggles";

/** The name of what an axis varies; toggles are named as on the form. */
export function useAxisName(): (kind: AxisKind) => string {
  const t = useTranslations("comparison.axis");
  const toggle = useTranslations("compose.toggle");
  return (kind) => (isComparedToggle(kind) ? toggle(kind) : t(kind));
}
