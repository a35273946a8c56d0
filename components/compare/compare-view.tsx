"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { use } from "react";
import { compareMessages } from "@/lib/client/compare-messages";
import { useComparisonAddress } from "@/lib/client/comparison-address";
import { ImageDesk } from "./image-desk";
import { StartPage } from "./start-page";

/** The view that compares: the comparisons there are, or one of them. */
export function CompareView() {
  const messages = useMessages();
  const locale = useLocale();
  const compare = use(compareMessages(locale));
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...messages, compare }}>
      <Comparison />
    </NextIntlClientProvider>
  );
}

function Comparison() {
  const { imageIds } = useComparisonAddress();
  if (imageIds.length > 0) return <ImageDesk imageIds={imageIds} />;
  return <StartPage />;
}
