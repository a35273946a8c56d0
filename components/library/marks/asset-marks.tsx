"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { useAssetChanges } from "@/lib/client/library/use-asset-changes";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Asset } from "@/lib/core/api/asset";
import { BoardPicker } from "./board-picker";
import { NoteField } from "./note-field";
import { RatingStars } from "./rating-stars";
import { TagField } from "./tag-field";

/** What the user records about one image: its name, rating, tags, note and boards. */
export function AssetMarks({ asset }: { asset: Asset }) {
  const t = useTranslations("library.marks");
  const { texts } = useErrorText();
  const { change, problem } = useAssetChanges(asset.id);
  const { rate, addTag, removeTag } = useImageActions();
  const { id, name, note, tags } = asset;
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("name")} controlId={`name-${id}`} problems={problem ? texts(problem) : []}>
        <input
          id={`name-${id}`}
          data-first-focus
          key={id}
          defaultValue={name}
          maxLength={200}
          onBlur={({ target }) => {
            const next = target.value.trim();
            if (next === "") target.value = name;
            else if (next !== name) change({ name: next });
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
          className="h-8 w-full rounded-md border border-line bg-sunk px-2.5 text-sm placeholder:text-faint hover:border-line-strong"
        />
      </Field>
      <Field label={t("rating")}>
        <RatingStars rating={asset.rating} onRating={(rating) => void rate([asset], rating)} />
      </Field>
      <Field label={t("tags")}>
        <TagField
          tags={tags}
          onAdd={(tag) => void addTag([asset], tag)}
          onRemove={(tag) => void removeTag([asset], tag)}
        />
      </Field>
      <Field label={t("note")}>
        <NoteField key={id} note={note} onNote={(next) => change({ note: next })} />
      </Field>
      <Field label={t("boards")}>
        <BoardPicker images={[asset]} />
      </Field>
    </div>
  );
}
