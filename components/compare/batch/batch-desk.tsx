"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Desk } from "@/components/compare/desk/desk";
import type { SheetMaker } from "@/components/compare/export/save-sheet";
import { useAxisText } from "@/components/compare/words/use-axis-text";
import { useBatchChanges } from "@/lib/client/comparison/batch-changes";
import { useComparedImages } from "@/lib/client/comparison/compared-images";
import { batchQuery } from "@/lib/client/queries/batches";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import { matrixSheet } from "@/lib/core/comparison-view/comparison-sheet";
import { cellFinder, matrixOf, shownPlace } from "@/lib/core/comparison-view/matrix";
import { batchImages } from "./batch-images";
import { BatchPanel } from "./batch-panel";
import { MatrixMode } from "./matrix-mode";

/** A saved comparison: cells over axes, or a choice of images. */
export function BatchDesk({ id }: { id: string }) {
  const t = useTranslations("compare");
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
  const axisText = useAxisText(batch.axes);
  const [turn, setTurn] = useState(0);
  const sheetOf: SheetMaker = (images) => {
    const find = cellFinder(batch.cells);
    const outputOf = (generationId: string | undefined) => {
      const run = envelope.generations.find(({ id }) => id === generationId);
      return run?.outputs[shownPlace(run.outputs.length, turn) ?? 0]?.id;
    };
    return matrixSheet({
      title: batch.name,
      subtitle: batch.request?.prompt ?? "",
      matrix: matrixOf(batch.axes.map(({ values }) => values.length)),
      headOf: axisText,
      imageAt: (coordinates) => {
        const output = outputOf(find(coordinates)?.generationId);
        return images.find(({ id }) => id === output);
      },
    });
  };
  return (
    <Desk
      title={batch.name}
      sheetOf={sheetOf}
      images={batchImages(envelope)}
      decisions={batch.decisions}
      onDecide={decide}
      heading={<BatchPanel envelope={envelope} />}
      grid={(view) => <MatrixMode envelope={envelope} turn={turn} onTurn={setTurn} {...view} />}
    />
  );
}

function Chosen({ envelope: { batch } }: { envelope: BatchEnvelope }) {
  const t = useTranslations("compare");
  const { images, isLoading, missing } = useComparedImages(batch.assetIds);
  const decide = useDecide(batch.id);
  if (isLoading) return <p className="p-6 text-soft">{t("loading")}</p>;
  return (
    <Desk
      title={batch.name}
      images={images}
      decisions={batch.decisions}
      onDecide={decide}
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
  return (decisions: NonNullable<Parameters<typeof change.mutate>[0]["decisions"]>) =>
    change.mutate({ decisions }, { onError: (problem) => showNotice({ text: joined(problem) }) });
}
