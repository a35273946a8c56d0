"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Desk } from "@/components/comparison/desk/desk";
import { useBatchChanges } from "@/lib/client/comparison/batch-changes";
import { useComparedImages } from "@/lib/client/comparison/compared-images";
import { batchQuery } from "@/lib/client/queries/batches";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import { comparedCells, imagesOf } from "@/lib/core/comparison-view/compared-cell";
import type { DecisionsByImage } from "@/lib/core/comparison-view/decisions";
import { matrixOf } from "@/lib/core/comparison-view/matrix";
import { BatchPanel } from "./batch-panel";

/** A saved comparison: cells over axes, or a choice of images. */
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
  const decide = useDecide(batch.id);
  const cells = comparedCells(envelope);
  return (
    <Desk
      comparison={{
        title: batch.name,
        images: imagesOf(cells),
        cells: { batch, matrix: matrixOf(batch.axes, cells) },
        decisions: batch.decisions,
        decide,
      }}
      heading={<BatchPanel batch={batch} cells={cells} />}
    />
  );
}

function Chosen({ envelope: { batch } }: { envelope: BatchEnvelope }) {
  const t = useTranslations("comparison");
  const { images, isLoading, missing } = useComparedImages(batch.assetIds);
  const decide = useDecide(batch.id);
  if (isLoading) return <p className="p-6 text-soft">{t("loading")}</p>;
  return (
    <Desk
      comparison={{ title: batch.name, images, decisions: batch.decisions, decide }}
      heading={
        <div className="flex flex-col gap-1">
          <h2 className="text-sm font-semibold break-words">{batch.name}</h2>
          {missing.length > 0 && (
            <p className="text-xs text-caution">{t("missing", { count: missing.length })}</p>
          )}
        </div>
      }
    />
  );
}

function useDecide(id: string) {
  const { change } = useBatchChanges(id);
  const { joined } = useErrorText();
  return (decisions: DecisionsByImage) =>
    change.mutate({ decisions }, { onError: (problem) => showNotice({ text: joined(problem) }) });
}
