"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { classes } from "@/components/ui/classes";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { useDraft } from "@/lib/client/draft-store";
import { selectInput, useSelectedInput } from "@/lib/client/selected-input";
import { uploadFiles, useUploads } from "@/lib/client/uploads";
import { useDraftModel, useInputAssets } from "@/lib/client/use-draft-problems";
import { useFieldProblems } from "@/lib/client/use-field-problems";
import { InputNotes } from "./input-notes";
import { InputThumb } from "./input-thumb";
import { UploadRefusals } from "./upload-refusals";
import { UploadThumb } from "./upload-thumb";

/** The images of the request in the order that the prompt counts them. */
export function InputStrip() {
  const t = useTranslations("compose");
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const inputs = useDraft((draft) => draft.inputs);
  const limits = useDraftModel().inputs;
  const { assets } = useInputAssets();
  const selected = useSelectedInput();
  const uploads = useUploads();
  // That it is too much is told beside what can be done about it.
  const problems = useFieldProblems("inputs", ["inputs.bodyTooLarge"]);
  const count = inputs.length;
  const factOf = (max: number) =>
    count > 0 ? t("inputsFollow", { count, max, last: count }) : t("inputsCount", { count, max });
  const isSending = uploads.some(({ state }) => state.kind !== "refused");
  // A model that draws from text alone has no need of a place for images that are not there.
  if (!limits && count === 0 && !isSending) return null;

  return (
    <Field
      label={t("inputs")}
      fact={limits ? factOf(limits.count.max) : t("inputsNone")}
      problems={problems}
    >
      <ul className={classes("flex flex-wrap gap-2", !limits && "opacity-50")}>
        {inputs.map((input, index) => (
          <InputThumb
            // An image may go in several times, so only its place tells the copies apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity.
            key={`${input.assetId}-${index}`}
            index={index}
            count={count}
            asset={assets[index]}
            boxCount={input.boxes.length}
            isSelected={index === selected}
            onSelect={() => selectInput(index)}
          />
        ))}
        {uploads
          .filter(({ state }) => state.kind !== "refused")
          .map((upload) => (
            <UploadThumb key={upload.id} upload={upload} />
          ))}
        {limits && (
          <li>
            <button
              type="button"
              onClick={() => picker.current?.click()}
              className="grid size-18 place-items-center rounded-md border border-dashed border-line-strong text-soft hover:border-accent-line hover:text-text"
            >
              <ImagePlus aria-hidden className="size-5" />
              <span className="sr-only">{t("addImages")}</span>
            </button>
            <FileInput
              ref={picker}
              label={t("addImages")}
              onFiles={(files) => uploadFiles(client, files)}
            />
          </li>
        )}
      </ul>
      <InputNotes />
      <UploadRefusals uploads={uploads} />
    </Field>
  );
}
