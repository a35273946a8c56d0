"use client";

import { Info } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";

/** The parts of the draft that the chosen model cannot take; they stay for other models. */
export function LeftOutNotice() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const model = useDraftModel();
  const { leftOut } = useDraftFit();
  const parts = leftOut.map(({ what, params }) => t(`leftOut.${what}`, params));
  return (
    <div role="status" className="empty:hidden">
      {parts.length > 0 && (
        <p className="flex items-start gap-2 rounded-md bg-accent-soft p-2 text-xs">
          <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0">
            {t("leftOutBy", { model: model.title, parts: format.list(parts) })}
          </span>
        </p>
      )}
    </div>
  );
}
