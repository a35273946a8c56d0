"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Explains the trash, and offers to empty it. */
export default function TrashBar({ onEmpty }: { onEmpty: () => void }) {
  const t = useTranslations("library.trash");
  return (
    <div className="flex items-center gap-2 px-3 pb-2 text-xs text-soft">
      <span className="min-w-0 flex-1">{t("hint")}</span>
      <Button size="small" onClick={onEmpty}>
        {t("empty")}
      </Button>
    </div>
  );
}
