"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import { useSwitchModel } from "@/lib/client/draft/use-switch-model";
import type { Model } from "@/lib/core/models/model";

interface SwitchModelProps {
  to: Model;
  className?: string;
}

/** Takes the draft to another model in one press, and the focus to the field that says so. */
export function SwitchModel({ to, className }: SwitchModelProps) {
  const t = useTranslations("compose");
  const switchModel = useSwitchModel();
  return (
    <button
      ref={passFocus(() => focusField("model"))}
      type="button"
      onClick={() => switchModel(to)}
      className={classes(
        "text-left font-medium text-text underline underline-offset-2 hover:text-accent-line",
        className,
      )}
    >
      {t("switchTo", { model: to.title })}
    </button>
  );
}
