"use client";

import { Dices } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useVariation } from "@/lib/client/run/use-variation";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { GenerationRequest } from "@/lib/core/generation/request";

/** Runs the same request with a new seed at once; the button shows the cost. */
export function VariationButton({ request }: { request: GenerationRequest }) {
  const t = useTranslations("takeUp");
  const money = useMoneyText();
  const { joined } = useErrorText();
  const { run, isPending, problem, cost, hasNewSeed, mustConfirm } = useVariation(request);
  const [isAsking, setAsking] = useState(false);
  const total = cost && money(cost.total, cost.currency);
  const name = hasNewSeed ? "variation" : "variationNoSeed";
  const press = () => {
    // The first press shows the cost; a second one confirms.
    if (mustConfirm && !isAsking) return setAsking(true);
    setAsking(false);
    run();
  };
  return (
    <>
      <Button size="small" isBusy={isPending} onClick={press} onBlur={() => setAsking(false)}>
        <Dices aria-hidden className="size-3.5" />
        {isAsking
          ? t(total ? "variationAsk" : "variationAskUnknown", { total: total ?? "" })
          : total
            ? t(`${name}Price`, { total })
            : t(name)}
      </Button>
      {problem && (
        <p role="alert" className="w-full text-xs text-bad">
          {joined(problem)}
        </p>
      )}
    </>
  );
}
