"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { useTakeUp } from "@/lib/client/library/take-up";
import { useModel } from "@/lib/client/queries/service";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import { hasPart } from "@/lib/core/generation/draft/take-up";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { requestOfImage } from "@/lib/core/generation/seed";
import { VariationButton } from "./variation-button";

interface TakeUpButtonsProps {
  image: Asset;
  /** Of the run that made it. */
  request: GenerationRequest;
}

/**
 * The parts of a run that can go into the draft, and a button to rerun it with another seed. One
 * image of several is repeated alone.
 */
export function TakeUpButtons({ image, request }: TakeUpButtonsProps) {
  const t = useTranslations("takeUp");
  const compose = useTranslations("compose");
  const { takePart, takeAlone } = useTakeUp();
  const { takeSeed } = useTakeImage();
  const alone = requestOfImage(request, image.index ?? 0, useModel(request.model));
  const hasSeed = hasPart(request, "seed");
  return (
    <Section title={t("label")}>
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" onClick={() => takePart(request, "prompt")}>
          {t("prompt")}
        </Button>
        {hasSeed && (
          <Button size="small" onClick={() => takeSeed(image)}>
            {t("seed")}
          </Button>
        )}
        {alone !== request && image.made?.imageSeed !== undefined && (
          <Button size="small" onClick={() => takeAlone(image.id, alone)}>
            {t("alone")}
          </Button>
        )}
        {hasPart(request, "palette") && (
          <Button size="small" onClick={() => takePart(request, "palette")}>
            {t("palette")}
          </Button>
        )}
        <VariationButton request={alone} />
      </div>
      {hasSeed && <p className="text-2xs text-faint">{compose("seedSimilar")}</p>}
    </Section>
  );
}
