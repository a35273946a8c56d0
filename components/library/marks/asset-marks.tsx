"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { useAssetChange } from "@/lib/client/use-asset-change";
import { useImageActions } from "@/lib/client/use-image-actions";
import { useErrorText } from "@/lib/client/use-problem-text";
import type { Asset } from "@/lib/core/api/asset";
import { BoardPicker } from "./board-picker";
import { RatingStars } from "./rating-stars";
import { TagField } from "./tag-field";

const field =
  "w-full rounded-md border border-line bg-sunk px-2.5 text-sm hover:border-line-strong placeholder:text-faint";

/** What a person keeps of one image: its name, rating, tags, note and boards. */
export function AssetMarks({ asset }: { asset: Asset }) {
  const t = useTranslations("library.marks");
  const { texts } = useErrorText();
  const { change, problem } = useAssetChange(asset.id);
  const { rate, addTag, removeTag } = useImageActions();
  const { id, name, note } = asset;
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("name")} controlId={`name-${id}`} problems={problem ? texts(problem) : []}>
        <input
          id={`name-${id}`}
          data-first-focus
          key={name}
          defaultValue={name}
          maxLength={200}
          onBlur={({ target }) => {
            const next = target.value.trim();
            if (next === "") target.value = name;
            else if (next !== name) change({ name: next });
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) event.currentTarget.blur();
          }}
          className={`${field} h-8`}
        />
      </Field>
      <Field label={t("rating")}>
        <RatingStars rating={asset.rating} onRating={(rating) => void rate([asset], rating)} />
      </Field>
      <Field label={t("tags")}>
        <TagField
          tags={asset.tags}
          onAdd={(tag) => void addTag([asset], tag)}
          onRemove={(tag) => void removeTag([asset], tag)}
        />
      </Field>
      <Field label={t("note")} controlId={`note-${id}`}>
        <textarea
          id={`note-${id}`}
          key={note}
          defaultValue={note}
          maxLength={5_000}
          rows={3}
          placeholder={t("noteHint")}
          onBlur={({ target }) => {
            if (target.value !== note) change({ note: target.value });
          }}
          className={`${field} py-1.5`}
        />
      </Field>
      <Field label={t("boards")}>
        <BoardPicker images={[asset]} />
      </Field>
    </div>
  );
}
