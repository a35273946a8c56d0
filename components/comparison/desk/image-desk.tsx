"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { changeComparison, openBatch } from "@/lib/client/address/comparison-address";
import { useKeepImages } from "@/lib/client/comparison/batch-changes";
import { useComparedImages } from "@/lib/client/comparison/compared-images";
import { decideLoosely, useLooseDecisions } from "@/lib/client/comparison/loose-decisions";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { ChangeImages } from "./change-images";
import { ComparedStrip } from "./compared-strip";
import { Desk } from "./desk";

interface ImageDeskProps {
  imageIds: string[];
}

/** Images from anywhere in the library, side by side. */
export function ImageDesk({ imageIds }: ImageDeskProps) {
  const t = useTranslations("comparison");
  const decisions = useLooseDecisions();
  const { images, isLoading, missing } = useComparedImages(imageIds);
  const keep = useKeepImages();
  const { joined } = useErrorText();
  const title = t("looseTitle", { count: images.length });
  const save = () => {
    const assetIds = images.map(({ asset }) => asset.id);
    const decided = Object.entries(decisions).filter(([id]) => assetIds.includes(id));
    keep.mutate(
      { name: title, assetIds, decisions: Object.fromEntries(decided) },
      { onSuccess: ({ batch }) => openBatch(batch.id) },
    );
  };
  if (isLoading) return <p className="p-6 text-soft">{t("loading")}</p>;
  return (
    <Desk
      comparison={{ title, images, decisions, decide: decideLoosely }}
      heading={
        <>
          {missing.length > 0 && (
            <p role="status" className="text-xs text-caution">
              {t("missing", { count: missing.length })}
            </p>
          )}
          <ComparedStrip images={images} imageIds={imageIds} />
        </>
      }
      actions={
        <>
          {keep.error && (
            <p role="alert" className="w-full text-xs text-bad">
              {joined(keep.error)}
            </p>
          )}
          <Button disabled={images.length < 2} isBusy={keep.isPending} onClick={save}>
            {t("save")}
          </Button>
        </>
      }
      tools={<ChangeImages imageIds={imageIds} onImages={changeComparison} />}
    />
  );
}
