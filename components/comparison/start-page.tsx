"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { openComparison } from "@/lib/client/address/comparison-address";
import { openPlan } from "@/lib/client/comparison/opened-plan";
import { BatchList } from "./batch/batch-list";
import { ImagePicker } from "./desk/image-picker";

const noIds: string[] = [];

/** The ways to start a comparison, and the existing ones. */
export function StartPage() {
  const t = useTranslations("comparison.start");
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className="h-full overflow-y-auto p-6 [scrollbar-width:thin]">
      <div className="mx-auto flex max-w-3xl flex-col gap-8 py-6">
        <section className="flex flex-col items-center gap-3 text-center">
          <h2 className="text-lg font-semibold">{t("title")}</h2>
          <p className="max-w-xl text-soft">{t("hint")}</p>
          <p className="max-w-xl text-soft">{t("planHint")}</p>
          <div className="flex flex-wrap justify-center gap-2">
            <Button look="primary" onClick={() => setChoosing(true)}>
              {t("choose")}
            </Button>
            <Button onClick={() => openPlan()}>{t("plan")}</Button>
          </div>
        </section>
        <BatchList />
      </div>
      {isChoosing && (
        <ImagePicker
          chosen={noIds}
          onDone={(ids) => {
            setChoosing(false);
            openComparison(ids);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
