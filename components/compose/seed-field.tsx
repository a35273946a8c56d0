"use client";

import { Dices, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field, problemsId } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { NumberInput } from "@/components/ui/number-input";
import { endEdit, setParameter, useDraft } from "@/lib/client/draft-store";
import { useDraftModel } from "@/lib/client/use-draft-problems";
import { useFieldProblems } from "@/lib/client/use-field-problems";

const id = "seed";

export function SeedField() {
  const t = useTranslations("compose");
  const rule = useDraftModel().parameters.seed;
  const seed = useDraft((draft) => draft.parameters.seed);
  const problems = useFieldProblems("parameters.seed");
  if (!rule) return null;

  const shuffle = () => {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    setParameter("seed", rule.min + (drawn % (rule.max - rule.min + 1)));
    endEdit();
  };

  return (
    <Field label={t("seed")} controlId={id} problems={problems}>
      <div className="flex items-center rounded-md border border-line bg-sunk hover:border-line-strong has-aria-invalid:border-bad">
        <NumberInput
          id={id}
          value={seed}
          placeholder={t("seedRandom")}
          invalid={problems.length > 0}
          aria-describedby={problemsId(id)}
          onValue={(value) => setParameter("seed", value)}
          onBlur={endEdit}
          look="bare"
        />
        {seed !== undefined && (
          <IconButton label={t("seedClear")} onClick={() => setParameter("seed", undefined)}>
            <X aria-hidden className="size-3.5" />
          </IconButton>
        )}
        <IconButton label={t("seedNew")} onClick={shuffle}>
          <Dices aria-hidden className="size-4" />
        </IconButton>
      </div>
    </Field>
  );
}
