"use client";

import { Download, FileJson, Network, Star, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RawAnswer } from "@/components/outcome/raw-answer";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "@/components/ui/section";
import { showLineage } from "@/lib/client/address/viewed-image";
import { useTakeUp } from "@/lib/client/library/take-up";
import { useAssetChanges } from "@/lib/client/library/use-asset-changes";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { BoardPicker } from "../../marks/board-picker";
import { NoteField } from "../../marks/note-field";
import { RatingStars } from "../../marks/rating-stars";
import { TagField } from "../../marks/tag-field";
import type { RunInput } from "../look";
import { PaletteMatch } from "../palette-match";
import { FactList } from "./fact-list";
import { MissingImages } from "./missing-images";
import { RunInputs } from "./run-inputs";
import { TakeUpButtons } from "./take-up-buttons";
import { type Fact, useRunFacts } from "./use-run-facts";
import { Words } from "./words";

interface ViewerDetailsProps {
  asset: Asset;
  generation: Generation | undefined;
  inputs: RunInput[];
  /** How many inputs the studio no longer has. */
  goneCount: number;
  onTrash: () => void;
  /** Other actions on the run. */
  actions: ReactNode;
}

/** What is known about an image, what the user recorded about it, and the actions on it. */
export function ViewerDetails(props: ViewerDetailsProps) {
  const { asset, generation, inputs, goneCount, onTrash, actions } = props;
  const t = useTranslations("viewer");
  const { change } = useAssetChanges(asset.id);
  const { addTag, removeTag } = useImageActions();
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 py-3 [scrollbar-width:thin]">
        <div className="flex items-center gap-1">
          <div className="-ml-1.5">
            <RatingStars rating={asset.rating} onRating={(rating) => change({ rating })} />
          </div>
          <span className="flex-1" />
          <IconButton
            label={t("star")}
            pressed={asset.starred}
            onClick={() => change({ starred: !asset.starred })}
          >
            <Star aria-hidden className={asset.starred ? "size-4 fill-current" : "size-4"} />
          </IconButton>
          <IconButton label={t("lineage")} onClick={() => showLineage(asset.id)}>
            <Network aria-hidden className="size-4" />
          </IconButton>
          {!asset.trashedAt && (
            <IconButton label={t("trash")} onClick={onTrash}>
              <Trash2 aria-hidden className="size-4" />
            </IconButton>
          )}
        </div>
        {generation ? (
          <RunParts
            asset={asset}
            generation={generation}
            inputs={inputs}
            goneCount={goneCount}
            actions={actions}
          />
        ) : (
          <ImageFacts asset={asset} />
        )}
        <Section title={t("boards")}>
          <BoardPicker images={[asset]} />
        </Section>
        <Section title={t("tags")}>
          <TagField
            tags={asset.tags}
            onAdd={(tag) => void addTag([asset], tag)}
            onRemove={(tag) => void removeTag([asset], tag)}
          />
        </Section>
        <Section title={t("note")}>
          <NoteField note={asset.note} onNote={(note) => change({ note })} />
        </Section>
        {generation && <RawAnswer generationId={generation.id} />}
      </div>
      <Footer asset={asset} generation={generation} />
    </>
  );
}

type RunPartsProps = Omit<ViewerDetailsProps, "onTrash"> & { generation: Generation };

function RunParts({ asset, generation, inputs, goneCount, actions }: RunPartsProps) {
  const t = useTranslations("viewer");
  const facts = useRunFacts(asset, generation);
  const { request, texts = [] } = generation;
  const { palette } = request.parameters;
  const rewritten = generation.actualPrompts?.[asset.index ?? 0];
  return (
    <>
      <Words title={t("prompt")} words={request.prompt} copyLabel={t("copyPrompt")} />
      {request.negativePrompt && (
        <Words
          title={t("negativePrompt")}
          words={request.negativePrompt}
          copyLabel={t("copyNegativePrompt")}
        />
      )}
      {rewritten && (
        <Words title={t("rewritten")} words={rewritten} copyLabel={t("copyRewritten")} />
      )}
      {texts.length > 0 && (
        <Words title={t("texts")} words={texts.join("\n")} copyLabel={t("copyTexts")} />
      )}
      <TakeUpButtons image={asset} request={request} />
      {request.inputs.length > 0 && (
        <RunInputs generation={generation} inputs={inputs} goneCount={goneCount} />
      )}
      {palette && palette.length > 0 && (
        <PaletteMatch
          palette={palette}
          picture={{ key: asset.id, name: asset.name, source: asset.urls.preview }}
        />
      )}
      <ImageFacts asset={asset} />
      <MissingImages generation={generation} />
      <FactList title={t("run")} facts={facts} />
      <div className="flex flex-wrap gap-2">{actions}</div>
    </>
  );
}

function ImageFacts({ asset }: { asset: Asset }) {
  const t = useTranslations("viewer");
  const format = useFormatter();
  const megabytes = format.number(asset.bytes / 1_000_000, { maximumFractionDigits: 2 });
  const kind = asset.mime.replace("image/", "").toUpperCase();
  const facts: Fact[] = [
    { label: t("pixels"), value: `${asset.width} × ${asset.height}` },
    { label: t("file"), value: `${kind}, ${megabytes} MB` },
    {
      label: t("made"),
      value: format.dateTime(new Date(asset.createdAt), {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    },
  ];
  return <FactList title={t("details")} facts={facts} />;
}

const downloadLink =
  "inline-flex h-9 items-center gap-2 rounded-md border border-line bg-raised px-3.5 font-medium whitespace-nowrap hover:border-line-strong";

function Footer({ asset, generation }: Pick<ViewerDetailsProps, "asset" | "generation">) {
  const t = useTranslations("viewer");
  const takeUp = useTranslations("takeUp");
  const { takeAllOf, takeAsInput } = useTakeUp();
  return (
    <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
      {generation && (
        <Button look="primary" onClick={() => takeAllOf(asset.id, generation.request)}>
          {takeUp("all")}
        </Button>
      )}
      <Button onClick={() => takeAsInput(asset.id)}>{takeUp("input")}</Button>
      <a href={asset.urls.original} download className={downloadLink}>
        <Download aria-hidden className="size-4" />
        {t("download")}
      </a>
      {generation && (
        <a href={`/api/assets/${asset.id}/copy`} download className={downloadLink}>
          <FileJson aria-hidden className="size-4" />
          {t("downloadRecipe")}
        </a>
      )}
    </div>
  );
}
