"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import { shownSeedOf } from "@/lib/core/generation/seed";

/** Puts the seed of one of the compared images into the draft, if it had one. */
export function SeedButton({ image }: { image: Asset }) {
  const t = useTranslations("takeUp");
  const { takeSeed } = useTakeImage();
  if (shownSeedOf(image.made) === undefined) return null;
  return (
    <Button size="small" onClick={() => takeSeed(image)} className="self-start">
      {t("seed")}
    </Button>
  );
}
