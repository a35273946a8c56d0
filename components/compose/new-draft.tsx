"use client";

import { FilePlus2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useNewDraft } from "@/lib/client/stage/use-new-draft";

export function NewDraft() {
  const t = useTranslations("compose");
  const { isClean, startNew } = useNewDraft();
  return (
    <Button size="small" look="quiet" disabled={isClean} onClick={startNew}>
      <FilePlus2 aria-hidden className="size-3.5" />
      {t("new")}
    </Button>
  );
}
