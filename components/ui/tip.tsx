import { cloneElement, type ReactElement } from "react";
import { tipAttribute } from "./tip-layer";

interface TipProps {
  text: string;
  children: ReactElement<{ [tipAttribute]?: string }>;
}

/** Text that appears when a control is hovered or focused. */
export function Tip({ text, children }: TipProps) {
  return cloneElement(children, { [tipAttribute]: text });
}
