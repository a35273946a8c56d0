"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAxisName } from "@/components/comparison/words/use-axis-name";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { useBatchChanges } from "@/lib/client/comparison/batch-changes";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Batch } from "@/lib/core/api/batch";
import { type AxisForm, axisRequestOf } from "@/lib/core/comparison-view/axis-form";
import { formOfAxis, withFurtherValues } from "@/lib/core/comparison-view/extended-axes";
import { draftOf } from "@/lib/core/generation/draft/draft";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { AxisFields } from "../plan/axis-fields";
import { useExtensionPrice } from "./use-extension-price";

interface ExtendDialogProps {
  batch: Batch;
  /** What its cells have in common. */
  request: GenerationRequest;
  onClose: () => void;
}

/** Adds values to an axis; existing cells are not run again. */
export function ExtendDialog({ batch, request, onClose }: ExtendDialogProps) {
  const t = useTranslations("comparison");
  const axisName = useAxisName();
  const { texts } = useErrorText();
  const { extend } = useBatchChanges(batch.id);
  const [place, setPlace] = useState(0);
  const axis = batch.axes[place];
  const [form, setForm] = useState<AxisForm | undefined>(axis && formOfAxis(axis));
  const asked = form && axisRequestOf(form);
  const axes = asked ? withFurtherValues(batch.axes, place, asked) : batch.axes;
  const added = (axes[place]?.values.length ?? 0) - (axis?.values.length ?? 0);
  const price = useExtensionPrice(batch, request, added > 0 ? axes : undefined);
  if (!form) return null;
  return (
    <Dialog
      title={t("batch.extendTitle")}
      hint={t("batch.extendHint")}
      onClose={onClose}
      className="w-md"
    >
      {batch.axes.length > 1 && (
        <Segmented
          label={t("batch.whichAxis")}
          value={String(place)}
          options={batch.axes.map(({ kind }, index) => ({
            value: String(index),
            label: axisName(kind),
          }))}
          onValue={(value) => {
            const chosen = batch.axes[Number(value)];
            setPlace(Number(value));
            setForm(chosen && formOfAxis(chosen));
          }}
        />
      )}
      <AxisFields form={form} draft={draftOf(request)} onForm={setForm} />
      <div aria-live="polite" className="text-xs text-bad empty:hidden">
        {extend.error && texts(extend.error).map((text) => <p key={text}>{text}</p>)}
      </div>
      <Button
        look="primary"
        disabled={added === 0}
        isBusy={extend.isPending || (added > 0 && price === undefined)}
        onClick={() => extend.mutate({ axes, off: [], reuse: true }, { onSuccess: onClose })}
        className="self-end"
      >
        {t("batch.addValues", { count: added })}
        {price && ` · ${price}`}
      </Button>
    </Dialog>
  );
}
