"use client";

import { Slot } from "radix-ui";
import type { ReactElement } from "react";
import { tipAttribute } from "./tip-layer";

interface TipProps {
  text: string;
  children: ReactElement;
}

/** Text that appears when a control is hovered or focused. */
export function Tip({ text, children }: TipProps) {
  return <Slot.Root {...{ [tipAttribute]: text }}>{children}</Slot.Root>;
}
