"use client";

import { type ReactNode, useState } from "react";
import type { FailureInWords } from "@/lib/client/run/use-failure";
import { FailureWords } from "./failure-words";
import { RawAnswer } from "./raw-answer";

interface FailurePopoverProps {
  /** What a button opens it by. */
  id: string;
  told: FailureInWords;
  /** Beside what helps. */
  others?: ReactNode;
}

/** Everything about a failure, over what has too little room for it. */
export function FailurePopover({ id, told, others }: FailurePopoverProps) {
  const { title, generation } = told;
  const [isOpen, setOpen] = useState(false);
  return (
    <section
      id={id}
      popover="auto"
      onBeforeToggle={(event) => setOpen(event.newState === "open")}
      aria-label={title}
      className="fixed inset-0 m-auto h-fit max-h-[calc(100dvh-48px)] w-104 max-w-[calc(100vw-24px)] overflow-y-auto rounded-lg border border-line bg-raised p-4 text-left text-sm text-text shadow-float [scrollbar-width:thin]"
    >
      {isOpen && (
        <div className="flex flex-col gap-3">
          <div className="flex flex-col gap-1">
            <h2 className="font-semibold text-bad">{title}</h2>
            <p className="line-clamp-2 text-xs text-faint">{generation.request.prompt}</p>
          </div>
          <FailureWords told={told} closes={id} others={others} />
          <RawAnswer generationId={generation.id} />
        </div>
      )}
    </section>
  );
}
