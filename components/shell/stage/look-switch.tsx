"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import type { Look } from "@/lib/core/stage/on-stage";

const looks = ["input", "result", "wipe"] as const satisfies Look[];

/** Beside the tools of an input: what the stage shows. */
export function LookSwitch({
  hasWipe,
  onLook,
}: {
  hasWipe: boolean;
  onLook: (look: Look) => void;
}) {
  const t = useTranslations("viewer.look");
  return (
    <Segmented
      label={t("label")}
      value="input"
      options={looks.map((value) => ({
        value,
        label: t(value),
        disabled: value === "wipe" && !hasWipe,
      }))}
      onValue={onLook}
    />
  );
}
