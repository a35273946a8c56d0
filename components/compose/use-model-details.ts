"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { OptionDetails } from "@/components/ui/select-face";
import { useDraft } from "@/lib/client/draft/draft-store";
import { useInputAssets } from "@/lib/client/draft/use-draft-problems";
import { useEndpoint, useModels, useSendingLimits } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { useProblemText } from "@/lib/client/words/use-problem-text";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { modelChoice, type Twin } from "@/lib/core/generation/model-choice";
import { useModelWords } from "./use-model-words";

const identity = (draft: Draft) => draft;

/** For each model what the present draft would cost, lose and lack with it. */
export function useModelDetails(): (id: string) => OptionDetails {
  const t = useTranslations("compose");
  const format = useFormatter();
  const money = useMoneyText();
  const draft = useDraft(identity);
  const models = useModels();
  const endpoint = useEndpoint();
  const sending = useSendingLimits();
  const { assets, isLoading } = useInputAssets();
  const problemText = useProblemText();
  const words = useModelWords();

  const twinText = ({ model, isSame, isCheaper, isFaster }: Twin) => {
    const twin = model.title;
    if (isSame) return t(isCheaper ? "twin.sameCheaper" : "twin.same", { twin });
    if (isCheaper) return t(isFaster ? "twin.cheaperFaster" : "twin.cheaper", { twin });
    return t("twin.faster", { twin });
  };

  return (id) => {
    const model = models.find((one) => one.id === id) ?? models[0];
    const facts = isLoading ? undefined : assets;
    const around = { models, endpoint, sending, facts };
    const { cost, leftOut, problems, twin } = modelChoice(draft, model, around);
    const [problem] = problems;
    const parts = leftOut.map(({ what, params }) => t(`leftOut.${what}`, params));
    const cautions = [
      parts.length > 0 && t("leavesOut", { parts: format.list(parts) }),
      problem && problemText(problem),
    ].filter((text) => typeof text === "string");
    return {
      aside: cost ? money(cost.total, cost.currency) : t("priceUnpublished"),
      hint: words.strengths(model),
      hintAside: words.traits(model),
      notes: [
        ...(twin ? [{ text: twinText(twin), isCaution: false }] : []),
        ...(model.isSecondHand ? [{ text: t("traits.secondHand"), isCaution: false }] : []),
        ...cautions.map((text) => ({ text, isCaution: true })),
      ],
    };
  };
}
