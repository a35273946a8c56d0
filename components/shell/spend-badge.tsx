"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Tip } from "@/components/ui/tip";
import { useEndpoint } from "@/lib/client/queries/service";
import { spendQuery } from "@/lib/client/queries/spend";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Amounts } from "@/lib/core/generation/money";

/** The cost of today's runs; the month and the budget in a tooltip. The sandbox costs nothing. */
export function SpendBadge() {
  const { sentences } = usePunctuation();
  const endpoint = useEndpoint();
  const spend = useSpendWords();
  if (!spend || endpoint === "sandbox") return null;
  return (
    <Tip text={sentences([spend.month, spend.budget])}>
      <button
        type="button"
        className="h-7 px-1 text-xs whitespace-nowrap text-soft tabular-nums max-[900px]:hidden"
      >
        {spend.today}
      </button>
    </Tip>
  );
}

/** What the runs would have cost; in the sandbox's own words, and nowhere else. */
export function PracticeSpend() {
  const t = useTranslations("shell.spend");
  const { sentences } = usePunctuation();
  const spend = useSpendWords();
  if (!spend) return null;
  return (
    <p className="mt-1 text-2xs text-faint">
      {sentences([t("sandbox"), spend.practice, spend.month, spend.budget])}
    </p>
  );
}

function useSpendWords() {
  const t = useTranslations("shell.spend");
  const money = useAmountsText(2);
  const { data: spend } = useQuery(spendQuery);
  if (!spend || Object.keys(spend.month).length === 0) return undefined;
  const amount = money(spend.today) || money(zeroOf(spend.month));
  return {
    today: t("today", { amount }),
    practice: t("practice", { amount }),
    month: t("month", { amount: money(spend.month) }),
    budget: spend.dailyBudget && t("budget", { amount: money(spend.dailyBudget) }),
  };
}

const zeroOf = (amounts: Amounts): Amounts =>
  Object.fromEntries(Object.keys(amounts).map((currency) => [currency, 0]));
