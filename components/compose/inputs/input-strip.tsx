"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Fragment, useRef, useState } from "react";
import { classes } from "@/components/ui/classes";
import { Field } from "@/components/ui/field";
import { useLoadedWhenIdle } from "@/lib/client/browser/use-loaded-when-idle";
import { useSelectedInput } from "@/lib/client/draft/selected-input";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useFieldProblems } from "@/lib/client/draft/use-field-problems";
import { useNewDraft } from "@/lib/client/stage/use-new-draft";
import { type Upload, useUploads } from "@/lib/client/uploads/upload-store";
import { AddInputs } from "./add-inputs";
import { InputNotes } from "./input-notes";
import { LinkField } from "./link-field";
import { UploadNotices } from "./upload-notices";
import { useInputOrder } from "./use-input-order";
import { useStripDrop } from "./use-strip-drop";
import { useStripInputs } from "./use-strip-inputs";

const loadThumb = () => import("./input-thumb");
const loadUpload = () => import("./upload-thumb");
/** Nobody has an image at first. */
const soon = [loadThumb, loadUpload];
const InputThumb = dynamic(loadThumb, { ssr: false, loading: ThumbPlace });
const UploadThumb = dynamic(loadUpload, { ssr: false, loading: ThumbPlace });

/** The images of the request in the order that the prompt counts them. */
export function InputStrip() {
  const t = useTranslations("compose");
  const list = useRef<HTMLUListElement>(null);
  const linkButton = useRef<HTMLButtonElement>(null);
  const [isLinkOpen, setLinkOpen] = useState(false);
  const limits = useDraftModel().inputs;
  const selected = useSelectedInput();
  const uploads = useUploads();
  const inputs = useStripInputs();
  const order = useInputOrder(list, inputs);
  const drop = useStripDrop(list, inputs, order.move);
  // This one is shown beside its remedies.
  const problems = useFieldProblems("inputs", ["inputs.bodyTooLarge"]);
  const { removeInputs } = useNewDraft();
  useLoadedWhenIdle(soon);
  const count = inputs.length;
  const factOf = (max: number) =>
    count > 0 ? t("inputsFollow", { count, max, last: count }) : t("inputsCount", { count, max });
  // A model that draws from text alone needs no place for images that are not there.
  if (!limits && count === 0 && uploads.length === 0) return null;

  const closeLink = () => {
    setLinkOpen(false);
    linkButton.current?.focus();
  };
  const coming = (place: number) =>
    uploads
      .filter((upload) => isComing(upload, place, count))
      .map((upload) => <UploadThumb key={upload.id} upload={upload} />);

  return (
    <Field
      label={t("inputs")}
      path="inputs"
      fact={
        <>
          {limits ? factOf(limits.count.max) : t("inputsNone")}
          {count > 1 && (
            <button
              type="button"
              aria-label={t("removeAllInputs")}
              onClick={removeInputs}
              className="ml-2 text-soft underline underline-offset-2 hover:text-text"
            >
              {t("removeInputs")}
            </button>
          )}
        </>
      }
      problems={problems}
    >
      <ul
        ref={list}
        aria-label={t("inputs")}
        className={classes("flex flex-wrap gap-2", !limits && "opacity-50")}
        {...drop.handlers}
      >
        {inputs.map((input) => (
          // An image may be used several times, so only its place tells the copies apart.
          <Fragment key={`${input.assetId}-${input.place}`}>
            {coming(input.place)}
            <InputThumb
              input={input}
              count={count}
              isSelected={input.place === selected}
              order={order}
              drop={drop}
            />
          </Fragment>
        ))}
        {coming(count)}
        {limits && (
          <AddInputs
            linkButton={linkButton}
            isLinkOpen={isLinkOpen}
            onLink={() => setLinkOpen(true)}
          />
        )}
      </ul>
      <p aria-live="polite" className="sr-only">
        {order.announcement}
      </p>
      {isLinkOpen && <LinkField onClose={closeLink} />}
      <InputNotes />
      <UploadNotices uploads={uploads} />
    </Field>
  );
}

/** As large as what comes in its place, so that nothing moves. */
function ThumbPlace() {
  return <li className="h-24.5 w-18" />;
}

/** Whether a pending image is shown before the image at the place; at `count`, after the last. */
function isComing({ state, target }: Upload, place: number, count: number): boolean {
  if (state.kind !== "sending" && state.kind !== "kept") return false;
  if (target.kind === "replace") return false;
  return place === (target.kind === "end" ? count : Math.min(target.place, count));
}
