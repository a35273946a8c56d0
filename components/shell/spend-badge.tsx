"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Tip } from "@/components/ui/tip";
import { useEndpoint } from "@/lib/client/queries/service";
import { spendQuery } from "@/lib/client/queries/spend";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Amounts } from "@/lib/core/generation/money";

/** The cost of today's runs; the month and the budget in a tooltip. */
export function SpendBadge() {
  const t = useTranslations("shell.spend");
  const money = useAmountsText(2);
  const endpoint = useEndpoint();
  const { sentences } = usePunctuation();
  const { data: spend } = useQuery(spendQuery);
  if (!spend || Object.keys(spend.month).length === 0) return null;
  const words = [
    t("month", { amount: money(spend.month) }),
    spend.dailyBudget && t("budget", { amount: money(spend.dailyBudget) }),
    endpoint === "sandbox" && t("sandbox"),
  ];
  return (
    <Tip text={sentences(words)}>
      <button
        type="button"
        className="h-7 px-1 text-xs whitespace-nowrap text-soft tabular-nums max-[900px]:hidden"
      >
        {t("today", { amount: money(spend.today) || money(zeroOf(spend.month)) })}
      </button>
    </Tip>
  );
}

const zeroOf = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.keys(amounts).map((currency) => [currency, 0]));
