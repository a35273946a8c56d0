"use client";

import { RotateCcw, Shuffle, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field, problemsId } from "@/components/ui/field";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { IconButton } from "@/components/ui/icon-button";
import { NumberInput } from "@/components/ui/number-input";
import { focusField } from "@/lib/client/browser/focus-field";
import { endEdit, setParameter, useDraft } from "@/lib/client/draft/draft-store";
import { noteUnread } from "@/lib/client/draft/unread-fields";
import { useDraftModel, useDraftSituation } from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { randomBits, useLastSeed } from "@/lib/client/run/seeds";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import { seedFrom } from "@/lib/core/generation/seed";

const id = "seed";

const focusSeed = () => focusField("parameters.seed");

export function SeedField() {
  const t = useTranslations("compose");
  const rule = useDraftModel().parameters.seed;
  const seed = useDraft((draft) => draft.parameters.seed);
  const last = useLastSeed();
  const problems = useFieldProblems("parameters.seed");
  if (!rule) return null;

  const set = (value: number) => {
    setParameter("seed", value);
    endEdit();
  };

  return (
    <Field
      label={t("seed")}
      fact={`${rule.min}–${rule.max}`}
      path="parameters.seed"
      controlId={id}
      problems={problems}
    >
      <div className="flex items-center rounded-md border border-line bg-sunk hover:border-line-strong has-aria-invalid:border-bad">
        <NumberInput
          id={id}
          value={seed}
          placeholder={t("seedRandom")}
          invalid={problems.length > 0}
          aria-describedby={problemsId(id)}
          unit="seed"
          onUnread={(text) => noteUnread("parameters.seed", text)}
          onValue={(value) => setParameter("seed", value)}
          onBlur={endEdit}
          look="bare"
          // As much room as ten digits need beside two buttons.
          className="pr-0!"
        />
        {seed !== undefined && (
          <IconButton
            ref={passFocus(focusSeed)}
            label={t("seedClear")}
            className="size-7"
            onClick={() => setParameter("seed", undefined)}
          >
            <X aria-hidden className="size-3.5" />
          </IconButton>
        )}
        {seed === undefined && last !== undefined && (
          <IconButton
            ref={passFocus(focusSeed)}
            label={t("seedAgain", { seed: String(last) })}
            className="size-7"
            onClick={() => set(last)}
          >
            <RotateCcw aria-hidden className="size-3.5" />
          </IconButton>
        )}
        <IconButton
          label={t("seedNew")}
          className="size-7"
          onClick={() => set(seedFrom(randomBits(), rule))}
        >
          <Shuffle aria-hidden className="size-4" />
        </IconButton>
      </div>
    </Field>
  );
}

/** What the same seed gives, and which seeds several images get, as far as DashScope says. */
export function SeedHint() {
  const t = useTranslations("compose");
  const { sentences } = usePunctuation();
  const rule = useDraftModel().parameters.seed;
  const { several } = useDraftSituation();
  if (!rule) return null;
  const ofSeveral = t(rule.step === undefined ? "seedShared" : "seedSteps");
  return (
    <p className="-mt-2 text-2xs text-faint">
      {sentences([t("seedSimilar"), several ? ofSeveral : ""])}
    </p>
  );
}
