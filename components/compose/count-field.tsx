"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field, problemsId } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { NumberInput } from "@/components/ui/number-input";
import { endEdit, setCount } from "@/lib/client/draft/draft-store";
import { noteUnread } from "@/lib/client/draft/unread-fields";
import {
  useDraftFit,
  useDraftModel,
  useDraftSituation,
} from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { countRangeOf, makesOneImage } from "@/lib/core/models/rules";

const id = "count";

export function CountField() {
  const t = useTranslations("compose");
  const model = useDraftModel();
  const situation = useDraftSituation();
  const { request } = useDraftFit();
  const problems = useFieldProblems("parameters.n");
  const { min, max } = countRangeOf(model, situation);
  const count = request.parameters.n ?? model.parameters.n.default;
  const set = (next: number | undefined) => setCount(next, model);

  if (makesOneImage(model)) {
    return (
      <Field label={t("images")} fact={t("imagesFixed")}>
        <p className="grid h-8 place-items-center rounded-md bg-sunk text-soft">1</p>
      </Field>
    );
  }
  return (
    <Field
      label={t("images")}
      path="parameters.n"
      controlId={id}
      fact={situation.sequential ? t("imagesInSet", { min, max }) : `${min}–${max}`}
      problems={problems}
    >
      <div className="flex items-center rounded-md border border-line bg-sunk hover:border-line-strong has-aria-invalid:border-bad">
        <IconButton label={t("fewer")} disabled={count <= min} onClick={() => set(count - 1)}>
          <Minus aria-hidden className="size-3.5" />
        </IconButton>
        <NumberInput
          id={id}
          value={count}
          invalid={problems.length > 0}
          aria-describedby={problemsId(id)}
          unit="images"
          onUnread={(text) => noteUnread("parameters.n", text)}
          onValue={set}
          onBlur={endEdit}
          look="bare"
          className="text-center"
        />
        <IconButton label={t("more")} disabled={count >= max} onClick={() => set(count + 1)}>
          <Plus aria-hidden className="size-3.5" />
        </IconButton>
      </div>
    </Field>
  );
}
