"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { download } from "@/lib/client/browser/download";
import { pictureOfAssets } from "@/lib/client/comparison/sheet/asset-picture";
import { pagesOfSheet, writeSheet } from "@/lib/client/comparison/sheet/write-sheet";
import { useAssets } from "@/lib/client/queries/use-assets";
import { type CaptionPart, captionParts, contactSheet } from "@/lib/core/sheet/contact-sheet";
import { paperNames } from "@/lib/core/sheet/paper";
import { SheetPreview } from "./sheet-preview";
import { type SheetKind, sheetKinds, useSheetChoices } from "./use-sheet-choices";
import { useSheetWords } from "./use-sheet-words";

interface SheetDialogProps {
  assetIds: string[];
  onClose: () => void;
}

/** A sheet with more pictures is no longer an overview. */
const mostImages = 200;
const columnChoices = ["2", "3", "4", "5", "6", "8"] as const;
const field = "h-8 w-full rounded-md border border-line bg-sunk px-2.5 text-sm";

type State = { kind: "ready" } | { kind: "writing"; fraction: number } | { kind: "failed" };

/** Makes a contact sheet of images, with a preview, as a picture or as pages to print. */
export default function SheetDialog({ assetIds, onClose }: SheetDialogProps) {
  const t = useTranslations("portability.sheet");
  const words = useSheetWords();
  const { choices, choose } = useSheetChoices();
  const [title, setTitle] = useState(t("defaultTitle"));
  const [state, setState] = useState<State>({ kind: "ready" });
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  const answers = useAssets(assetIds.slice(0, mostImages));
  const assets = answers.flatMap(({ data }) => data ?? []);
  const isLoading = answers.some(({ isPending }) => isPending);

  const { kind, paper, isLandscape, columns, captions } = choices;
  const sheet = contactSheet(assets, {
    title: title.trim(),
    subtitle: words.subtitleOf(assets.length),
    columns: Number(columns),
    captions,
    words,
  });
  const format =
    kind === "png" ? { kind } : { kind, paper, isLandscape: isLandscape === "landscape" };
  const pages = pagesOfSheet(sheet, format);

  const write = async () => {
    controller.current = new AbortController();
    const { signal } = controller.current;
    setState({ kind: "writing", fraction: 0 });
    try {
      const file = await writeSheet({
        sheet,
        format,
        pictureOf: pictureOfAssets(assets, signal),
        onProgress: (fraction) => setState({ kind: "writing", fraction }),
        signal,
      });
      download(`${title.trim() || t("defaultTitle")}.${kind}`, file.type, file);
      setState({ kind: "ready" });
    } catch {
      if (!signal.aborted) setState({ kind: "failed" });
    }
  };

  return (
    <Dialog title={t("title")} onClose={onClose} className="w-4xl">
      <div className="grid gap-4 min-[700px]:grid-cols-[240px_minmax(0,1fr)]">
        <div className="flex flex-col gap-3">
          <Field label={t("heading")} controlId="sheet-title">
            <input
              id="sheet-title"
              type="text"
              data-first-focus
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.target.value)}
              className={field}
            />
          </Field>
          <Segmented<SheetKind>
            label={t("format")}
            value={kind}
            options={sheetKinds.map((value) => ({ value, label: value.toUpperCase() }))}
            onValue={(value) => choose({ kind: value })}
          />
          {kind === "pdf" && (
            <>
              <Segmented
                label={t("paper")}
                value={paper}
                options={paperNames.map((value) => ({ value, label: t(`papers.${value}`) }))}
                onValue={(value) => choose({ paper: value })}
              />
              <Segmented
                label={t("orientation")}
                value={isLandscape}
                options={(["portrait", "landscape"] as const).map((value) => ({
                  value,
                  label: t(value),
                }))}
                onValue={(value) => choose({ isLandscape: value })}
              />
            </>
          )}
          <Field label={t("columns")}>
            <Segmented
              label={t("columns")}
              value={columns}
              options={columnChoices.map((value) => ({ value, label: value }))}
              onValue={(value) => choose({ columns: value })}
            />
          </Field>
          <fieldset className="flex flex-col">
            <legend className="mb-1 text-2xs font-semibold text-soft">{t("captions")}</legend>
            {captionParts.map((part) => (
              <CaptionChoice
                key={part}
                label={t(`caption.${part}`)}
                isChosen={captions.includes(part)}
                onChosen={(isChosen) => choose({ captions: withPart(captions, part, isChosen) })}
              />
            ))}
          </fieldset>
          {assetIds.length > mostImages && (
            <p className="text-xs text-caution">{t("tooMany", { count: mostImages })}</p>
          )}
        </div>
        <SheetPreview
          pages={pages}
          assets={assets}
          label={t("preview", { pages: pages.length, images: assets.length })}
        />
      </div>
      <div className="flex items-center justify-end gap-3">
        <div aria-live="polite" className="mr-auto text-xs">
          {state.kind === "failed" && <p className="text-bad">{t("failed")}</p>}
          {state.kind === "writing" && (
            <p className="text-soft">
              {t("writing", { percent: Math.floor(state.fraction * 100) })}
            </p>
          )}
          {state.kind === "ready" && (
            <p className="text-faint">
              {t("preview", { pages: pages.length, images: assets.length })}
            </p>
          )}
        </div>
        <Button
          look="primary"
          disabled={isLoading || assets.length === 0 || state.kind === "writing"}
          onClick={() => void write()}
        >
          {t("save")}
        </Button>
      </div>
    </Dialog>
  );
}

const withPart = (parts: CaptionPart[], part: CaptionPart, isChosen: boolean) =>
  isChosen ? [...parts, part] : parts.filter((other) => other !== part);

interface CaptionChoiceProps {
  label: string;
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
}

function CaptionChoice({ label, isChosen, onChosen }: CaptionChoiceProps) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2 pointer-coarse:min-h-10">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={(event) => onChosen(event.target.checked)}
        className="size-4 accent-accent-line"
      />
      {label}
    </label>
  );
}
