"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId } from "react";
import { FailureButtons } from "@/components/outcome/failure-buttons";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { changeRunSelection, useIsRunSelected } from "@/lib/client/library/selection";
import { useModels } from "@/lib/client/queries/service";
import { useFailure } from "@/lib/client/run/use-failure";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Generation, OutputFailure } from "@/lib/core/api/generation";
import { failureOf } from "@/lib/core/failure/told-failure";
import { draftOf } from "@/lib/core/generation/draft/draft";
import { promptWords } from "@/lib/core/library/caption";
import { withToggled } from "@/lib/core/library/selection";
import { TileAction } from "./tile-action";
import { TileWords } from "./tile-words";

/** Fingers find it where the reason is: a tile has no room for several that are large enough. */
const besidePointers = "contents pointer-coarse:hidden";

interface FailureTileProps {
  generation: Generation;
  /** The image that failed while others succeeded; without it, the whole run did. */
  missing?: OutputFailure;
}

/** A run that ended without an image, or an image it did not give: what it was, why, and what helps. */
export function FailureTile({ generation, missing }: FailureTileProps) {
  const t = useTranslations("library");
  const failures = useTranslations("failures");
  const { text: errorText } = useErrorText();
  const { sentences, facts } = usePunctuation();
  const models = useModels();
  const told = useFailure(generation, missing ?? failureOf(generation));
  const isSelected = useIsRunSelected(generation.id);
  const details = useId();
  const { title, reason, help, act, mayCostAgain, isPending, problem, dismiss } = told;
  const { model, prompt, parameters } = generation.request;
  const count = generation.outputs.length + generation.failures.length;
  const which = missing && t("missing", { number: missing.index + 1, count });
  const words = problem ? errorText(problem.code) : sentences([which, reason]);
  const made = facts([
    models.find(({ id }) => id === model)?.title ?? model,
    parameters.seed !== undefined && t("seed", { seed: String(parameters.seed) }),
  ]);

  return (
    <article
      title={words}
      className={classes(
        "group relative flex size-full flex-col gap-0.5 overflow-hidden rounded-md bg-sunk p-2 text-2xs leading-3.5",
        isSelected ? "ring-2 ring-accent-line" : "ring ring-line",
      )}
    >
      <p className="shrink-0 truncate pr-4 text-xs font-semibold text-bad">{title}</p>
      <p className="shrink-0 truncate">{promptWords(prompt)}</p>
      <p className="shrink-0 truncate text-faint">{made}</p>
      <TileWords>{words}</TileWords>
      <div className="flex shrink-0 flex-col gap-1">
        {act ? (
          // What may cost again is decided where the reason is read in full.
          <FixButton
            isBusy={isPending}
            {...(mayCostAgain ? { popoverTarget: details } : { onClick: act })}
          >
            {mayCostAgain ? failures("decide") : help}
          </FixButton>
        ) : (
          <p className="line-clamp-2 font-medium">{help}</p>
        )}
        <div className="flex gap-x-3 whitespace-nowrap">
          {!mayCostAgain && <TileAction opens={details}>{failures("why")}</TileAction>}
          <span className={besidePointers}>
            <TileAction isBusy={isPending} onAct={dismiss}>
              {failures("dismiss")}
            </TileAction>
          </span>
        </div>
      </div>
      <button
        type="button"
        aria-label={t("action.selectNamed", { name: promptWords(prompt) })}
        aria-pressed={isSelected}
        tabIndex={-1}
        onClick={() => changeRunSelection((runs) => withToggled(runs, generation))}
        className={classes(
          "absolute top-1 right-1 grid size-5 place-items-center rounded-full ring ring-line",
          isSelected
            ? "bg-accent text-accent-ink"
            : "bg-raised opacity-0 group-hover:opacity-100 focus-visible:opacity-100",
        )}
      >
        <Check aria-hidden className={classes("size-3.5", !isSelected && "opacity-40")} />
      </button>
      <FailurePopover
        id={details}
        told={told}
        others={
          <FailureButtons told={told}>
            {!missing && (
              <Button
                popoverTarget={details}
                onClick={() => replaceDraft(draftOf(generation.request))}
              >
                {t("takeUp")}
              </Button>
            )}
          </FailureButtons>
        }
      />
    </article>
  );
}

/** The one thing that helps, before all others. */
function FixButton({ children, ...props }: ComponentProps<typeof Button>) {
  return (
    <Button look="soft" size="small" className="w-full min-w-0" {...props}>
      <span className="truncate text-2xs">{children}</span>
    </Button>
  );
}
