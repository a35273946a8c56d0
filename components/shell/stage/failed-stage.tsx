"use client";

import { FailureButtons } from "@/components/outcome/failure-buttons";
import { FailureWords } from "@/components/outcome/failure-words";
import { RawAnswer } from "@/components/outcome/raw-answer";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import { useFailure } from "@/lib/client/run/use-failure";
import type { Failure, Generation } from "@/lib/core/api/generation";

interface FailedStageProps {
  generation: Generation;
  failure: Failure;
}

/** Why there is nothing to see where the result would be, and what helps. */
export default function FailedStage({ generation, failure }: FailedStageProps) {
  const told = useFailure(generation, failure);
  return (
    <div
      ref={passFocus(() => focusField("prompt"))}
      className="stage-ground grid size-full grid-cols-[minmax(0,1fr)] overflow-y-auto p-4"
    >
      <section
        aria-label={told.title}
        className="m-auto flex w-104 max-w-full flex-col gap-3 rounded-lg border border-line bg-panel p-5 shadow-float"
      >
        <div className="flex flex-col gap-1">
          <h2 className="text-base font-semibold text-bad">{told.title}</h2>
          <p className="line-clamp-2 text-xs text-faint">{generation.request.prompt}</p>
        </div>
        <FailureWords told={told} others={<FailureButtons told={told} />} />
        <RawAnswer generationId={generation.id} />
      </section>
    </div>
  );
}
