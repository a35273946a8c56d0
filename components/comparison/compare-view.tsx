"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { use } from "react";
import { useComparisonAddress } from "@/lib/client/address/comparison-address";
import { useOpenedPlan } from "@/lib/client/comparison/opened-plan";
import { comparisonMessages } from "@/lib/client/words/comparison-messages";
import { BatchDesk } from "./batch/batch-desk";
import { ImageDesk } from "./desk/image-desk";
import { PlanPage } from "./plan/plan-page";
import { StartPage } from "./start-page";

/** The compare view: the list of comparisons, or one of them. */
export function CompareView() {
  const messages = useMessages();
  const locale = useLocale();
  const comparison = use(comparisonMessages(locale));
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...messages, comparison }}>
      <Comparison />
    </NextIntlClientProvider>
  );
}

function Comparison() {
  const { imageIds, batchId, isPlanning } = useComparisonAddress();
  const { number, axis } = useOpenedPlan();
  if (isPlanning) return <PlanPage key={number} axis={axis} />;
  if (batchId) return <BatchDesk key={batchId} id={batchId} />;
  if (imageIds.length > 0) return <ImageDesk imageIds={imageIds} />;
  return <StartPage />;
}
