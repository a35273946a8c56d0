"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { useTakeUp } from "@/lib/client/library/take-up";
import { hasPart } from "@/lib/core/generation/draft/take-up";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { VariationButton } from "./variation-button";

const parts = ["prompt", "seed", "palette"] as const;

/** The parts of a run that can go into the draft, and a button to rerun it with another seed. */
export function TakeUpButtons({ request }: { request: GenerationRequest }) {
  const t = useTranslations("takeUp");
  const { takePart } = useTakeUp();
  return (
    <Section title={t("label")}>
      <div className="flex flex-wrap gap-1.5">
        {parts
          .filter((part) => hasPart(request, part))
          .map((part) => (
            <Button key={part} size="small" onClick={() => takePart(request, part)}>
              {t(part)}
            </Button>
          ))}
        <VariationButton request={request} />
      </div>
    </Section>
  );
}
