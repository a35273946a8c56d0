"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { useModelTitle } from "@/lib/client/words/use-model-title";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { AccessToken } from "@/lib/core/api/token";
import { tokenState, withWorkingFirst } from "@/lib/core/api/token-state";

interface TokenListProps {
  tokens: readonly AccessToken[];
  onRevoke: (id: string, isRevoked: boolean) => void;
}

/** Every token with its limits and its use. A revoked one can be given back. */
export function TokenList({ tokens, onRevoke }: TokenListProps) {
  const t = useTranslations("access");
  const now = useNow().getTime();
  if (tokens.length === 0) return <p className="text-xs text-faint">{t("none")}</p>;
  return (
    <ul aria-label={t("list")} className="flex flex-col divide-y divide-line border-t border-line">
      {withWorkingFirst(tokens, now).map((token) => (
        <li key={token.id} className="flex items-center gap-3 py-2.5">
          <TokenFacts token={token} now={now} />
          <Button
            size="small"
            look="quiet"
            aria-label={t(token.revokedAt ? "giveBackNamed" : "revokeNamed", { name: token.name })}
            onClick={() => onRevoke(token.id, token.revokedAt === undefined)}
          >
            {t(token.revokedAt ? "giveBack" : "revoke")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function TokenFacts({ token, now }: { token: AccessToken; now: number }) {
  const t = useTranslations("access");
  const format = useFormatter();
  const amounts = useAmountsText();
  const titleOf = useModelTitle();
  const { facts } = usePunctuation();
  const { name, start, role, models, budget, spent, expiresAt, lastUsedAt } = token;
  const day = (time: string) => format.dateTime(new Date(time), { dateStyle: "medium" });
  const state = tokenState(token, now);
  const money = amounts(spent);
  const limits = [
    t(`role.${role}.name`),
    models?.map(titleOf).join(", "),
    budget
      ? t(`spentOf.${budget.per}`, { spent: money || "0", budget: amounts(budget.amounts) })
      : money && t("spent", { spent: money }),
  ];
  const times = [
    state === "revoked" && t("revoked"),
    expiresAt && t(state === "ended" ? "ended" : "ends", { day: day(expiresAt) }),
    lastUsedAt ? t("used", { when: format.relativeTime(new Date(lastUsedAt), now) }) : t("unused"),
  ];
  return (
    <div className={classes("min-w-0 flex-1 text-xs text-soft", state !== "works" && "opacity-60")}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-sm font-medium break-words text-text">{name}</span>
        <code className="text-2xs text-faint">{start}…</code>
      </p>
      <p>{facts(limits.map((limit) => limit || undefined))}</p>
      <p className="text-faint">{facts(times.map((time) => time || undefined))}</p>
    </div>
  );
}
