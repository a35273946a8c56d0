"use client";

import { Sprout } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import { shownSeedOf } from "@/lib/core/generation/seed";

/** Puts the seed of the result on the stage into the draft, if it had one. */
export function StageSeed({ image }: { image: Asset }) {
  const t = useTranslations("takeUp");
  const { takeSeed } = useTakeImage();
  if (shownSeedOf(image.made) === undefined) return null;
  return (
    <div className="absolute right-3 bottom-3 rounded-lg border border-line bg-panel p-1 shadow-float">
      <IconButton label={t("seed")} onClick={() => takeSeed(image)}>
        <Sprout aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
