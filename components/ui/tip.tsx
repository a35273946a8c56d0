"use client";

import { Tooltip } from "radix-ui";
import type { ReactElement } from "react";

interface TipProps {
  text: string;
  children: ReactElement;
}

/** Words that appear when a pointer rests on a control or the keyboard reaches it. */
export function Tip({ text, children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-64 rounded-md border border-line bg-raised px-2 py-1 text-xs text-text shadow-float"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
