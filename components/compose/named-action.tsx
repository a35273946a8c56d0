"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Tip } from "@/components/ui/tip";

interface NamedActionProps extends Omit<ComponentProps<typeof Button>, "aria-label"> {
  /** The accessible name, also shown as a tooltip; begins with or holds the word. */
  label: string;
  /** What it is called in short. */
  word: string;
}

/** Something else to do with the draft than to run it, by a word. */
export function NamedAction({ label, word, ...rest }: NamedActionProps) {
  return (
    <Tip text={label}>
      <Button size="small" look="quiet" aria-label={label} className="px-1.5!" {...rest}>
        {word}
      </Button>
    </Tip>
  );
}
