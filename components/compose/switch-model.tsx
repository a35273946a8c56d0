"use client";

import { useTranslations } from "next-intl";
import { useSwitchModel } from "@/lib/client/draft/use-switch-model";
import type { Model } from "@/lib/core/models/model";

/** Takes the draft to another model in one press. */
export function SwitchModel({ to }: { to: Model }) {
  const t = useTranslations("compose");
  const switchModel = useSwitchModel();
  return (
    <button
      type="button"
      onClick={() => switchModel(to)}
      className="font-medium text-text underline underline-offset-2 hover:text-accent-line"
    >
      {t("switchTo", { model: to.title })}
    </button>
  );
}
