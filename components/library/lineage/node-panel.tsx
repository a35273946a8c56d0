"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { viewImage } from "@/lib/client/address/viewed-image";
import { useTakeUp } from "@/lib/client/library/take-up";
import { generationQuery } from "@/lib/client/queries/generations";
import { useModel } from "@/lib/client/queries/service";
import type { Asset } from "@/lib/core/api/asset";
import type { LineageRun } from "@/lib/core/api/lineage";
import { TakeUpButtons } from "../viewer/details/take-up-buttons";
import { Words } from "../viewer/details/words";

interface NodePanelProps {
  image: Asset;
  /** The run that made it; undefined for an upload. */
  run: LineageRun | undefined;
}

/** The selected image: what was asked for, and how to continue from it. */
export function NodePanel({ image, run }: NodePanelProps) {
  const t = useTranslations("lineage");
  const viewer = useTranslations("viewer");
  const takeUp = useTranslations("takeUp");
  const { takeAllOf, takeAsInput } = useTakeUp();
  const { data: generation } = useQuery({
    ...generationQuery(run?.id ?? ""),
    enabled: run !== undefined,
  });
  return (
    <aside
      aria-label={t("inHand")}
      className="flex min-h-0 w-72 shrink-0 flex-col border-l border-line max-[900px]:h-64 max-[900px]:w-auto max-[900px]:border-t max-[900px]:border-l-0"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 py-3 [scrollbar-width:thin]">
        <div>
          <h2 className="text-sm font-semibold break-words">{image.name}</h2>
          <p className="text-xs text-faint">
            {`${image.width} × ${image.height}`}
            {image.trashedAt && ` · ${t("inTrash")}`}
          </p>
        </div>
        {run ? (
          <>
            <ModelLine run={run} />
            <Words title={viewer("prompt")} words={run.prompt} copyLabel={viewer("copyPrompt")} />
          </>
        ) : (
          <p className="text-xs text-soft">{t("uploaded")}</p>
        )}
        {generation && <TakeUpButtons image={image} request={generation.request} />}
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
        {run && (
          <Button
            look="primary"
            disabled={!generation}
            onClick={() => generation && takeAllOf(image.id, generation.request)}
          >
            {takeUp("all")}
          </Button>
        )}
        <Button onClick={() => takeAsInput(image.id)}>{takeUp("input")}</Button>
        <Button onClick={() => viewImage(image.id)}>{t("open")}</Button>
      </div>
    </aside>
  );
}

function ModelLine({ run }: { run: LineageRun }) {
  const t = useTranslations("lineage");
  const { title } = useModel(run.model);
  return (
    <p className="-mt-3 text-xs text-faint">
      {title}
      {run.seed !== undefined && ` · ${t("seed", { seed: String(run.seed) })}`}
    </p>
  );
}
