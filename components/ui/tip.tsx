"use client";

import { Slot } from "radix-ui";
import type { ReactElement } from "react";
import { tipAttribute } from "./tip-layer";

interface TipProps {
  text: string;
  children: ReactElement;
}

/** Words that appear when a pointer rests on a control or the keyboard reaches it. */
export function Tip({ text, children }: TipProps) {
  return <Slot.Root {...{ [tipAttribute]: text }}>{children}</Slot.Root>;
}
