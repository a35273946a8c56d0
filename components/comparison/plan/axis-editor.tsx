"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAxisName } from "@/components/comparison/words/use-axis-name";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { type AxisKind, axisKinds } from "@/lib/core/comparison/axis";
import type { AxisForm } from "@/lib/core/comparison-view/axis-form";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { AxisFields } from "./axis-fields";

interface AxisEditorProps {
  /** From 1. */
  number: number;
  form: AxisForm;
  /** Kinds that other axes do not use. */
  free: AxisKind[];
  draft: Draft;
  onKind: (kind: AxisKind) => void;
  onForm: (form: AxisForm) => void;
  /** Undefined for the only axis. */
  onRemove: (() => void) | undefined;
}

/** What one axis varies, and its values. */
export function AxisEditor(props: AxisEditorProps) {
  const { number, form, free, draft, onKind, onForm, onRemove } = props;
  const t = useTranslations("comparison");
  const axisName = useAxisName();
  const kinds = axisKinds.filter((kind) => kind === form.kind || free.includes(kind));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-md border border-line p-3">
      <legend className="px-1 text-2xs font-semibold text-soft">
        {t("plan.axis", { number })}
      </legend>
      <div className="flex items-center gap-2">
        <Select
          label={t("plan.vary", { number })}
          value={form.kind}
          options={kinds.map((kind) => ({ value: kind, label: axisName(kind) }))}
          onValue={onKind}
          className="h-8 flex-1 text-sm"
        />
        {onRemove && (
          <IconButton label={t("plan.removeAxis", { number })} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        )}
      </div>
      <AxisFields form={form} draft={draft} onForm={onForm} />
    </fieldset>
  );
}
