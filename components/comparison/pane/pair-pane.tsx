"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PixelSize } from "@/lib/core/box/box";
import type { DeskImage } from "./desk-image";
import { Pane } from "./pane";

/** Two images in one pane: A and B. */
export interface PairModeProps {
  a: DeskImage;
  b: DeskImage;
  /** In CSS pixels. */
  room: PixelSize;
}

interface PairPaneProps extends Omit<PairModeProps, "room"> {
  pane: PixelSize;
  children: ReactNode;
  overlay?: ReactNode;
}

/** One pane with two images on top of each other. */
export function PairPane({ a, b, pane, children, overlay }: PairPaneProps) {
  const t = useTranslations("comparison");
  return (
    <Pane
      name={t("pairPane", { a: a.caption, b: b.caption })}
      image={a}
      pane={pane}
      overlay={overlay}
    >
      {children}
    </Pane>
  );
}
