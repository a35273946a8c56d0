"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { openComparison } from "@/lib/client/comparison-address";
import { ImagePicker } from "./image-picker";

const noIds: string[] = [];

/** Invites to compare, where nothing is compared yet. */
export function StartPage() {
  const t = useTranslations("compare");
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className="grid h-full place-items-center overflow-y-auto p-6">
      <div className="flex max-w-md flex-col items-center gap-4 text-center">
        <p className="text-lg font-semibold">{t("start.title")}</p>
        <p className="text-soft">{t("start.hint")}</p>
        <Button look="primary" onClick={() => setChoosing(true)}>
          {t("start.choose")}
        </Button>
      </div>
      {isChoosing && (
        <ImagePicker
          chosen={noIds}
          onDone={(ids) => {
            setChoosing(false);
            if (ids.length > 0) openComparison(ids);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
