"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { FailureInWords } from "@/lib/client/run/use-failure";

interface FailureButtonsProps {
  told: FailureInWords;
  /** Between sending again and dismissing. */
  children?: ReactNode;
}

/** What can be done besides what helps: sending the call again as it was, and being done with it. */
export function FailureButtons({ told, children }: FailureButtonsProps) {
  const t = useTranslations("failures");
  const { again, isPending, dismiss } = told;
  return (
    <>
      {again && (
        <Button isBusy={isPending} onClick={again.act}>
          {again.label}
        </Button>
      )}
      {children}
      <Button isBusy={isPending} onClick={dismiss}>
        {t("dismiss")}
      </Button>
    </>
  );
}
