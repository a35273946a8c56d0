"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChangeImages } from "@/components/comparison/desk/change-images";
import { Desk } from "@/components/comparison/desk/desk";
import { useBatchChanges } from "@/lib/client/comparison/batch-changes";
import { useBatchDecisions } from "@/lib/client/comparison/batch-decisions";
import { useComparedImages } from "@/lib/client/comparison/compared-images";
import { batchQuery } from "@/lib/client/queries/batches";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import { comparedCells, imagesOf } from "@/lib/core/comparison-view/compared-cell";
import { BatchHeading } from "./batch-heading";
import { BatchPanel } from "./batch-panel";

/** A batch: cells over axes, or a choice of images. */
export function BatchDesk({ id }: { id: string }) {
  const t = useTranslations("comparison");
  const { data, isError, refetch } = useQuery(batchQuery(id));
  if (isError) {
    return (
      <div className="flex flex-col items-start gap-3 p-6">
        <p role="alert" className="text-bad">
          {t("batch.notFound")}
        </p>
        <button type="button" className="underline" onClick={() => void refetch()}>
          {t("batch.tryAgain")}
        </button>
      </div>
    );
  }
  if (!data) return <p className="p-6 text-soft">{t("loading")}</p>;
  return data.batch.request ? <Cells envelope={data} /> : <Chosen envelope={data} />;
}

function Cells({ envelope }: { envelope: BatchEnvelope }) {
  const { batch } = envelope;
  const { decisions, decide } = useBatchDecisions(batch);
  const cells = comparedCells(envelope);
  return (
    <Desk
      comparison={{
        title: batch.name,
        images: imagesOf(cells),
        cells: { batch, list: cells },
        decisions,
        decide,
      }}
      heading={<BatchPanel batch={batch} cells={cells} />}
    />
  );
}

function Chosen({ envelope: { batch } }: { envelope: BatchEnvelope }) {
  const t = useTranslations("comparison");
  const { images, isLoading, missing } = useComparedImages(batch.assetIds);
  const { decisions, decide } = useBatchDecisions(batch);
  const { change } = useBatchChanges(batch.id);
  const { joined } = useErrorText();
  if (isLoading) return <p className="p-6 text-soft">{t("loading")}</p>;
  return (
    <Desk
      comparison={{ title: batch.name, images, decisions, decide }}
      heading={
        <div className="flex flex-col gap-1">
          <BatchHeading batch={batch} />
          {missing.length > 0 && (
            <p className="text-xs text-caution">{t("missing", { count: missing.length })}</p>
          )}
        </div>
      }
      tools={
        <ChangeImages
          imageIds={images.map(({ asset }) => asset.id)}
          least={2}
          onImages={(assetIds) =>
            change.mutate(
              { assetIds },
              { onError: (problem) => showNotice({ text: joined(problem) }) },
            )
          }
        />
      }
    />
  );
}
