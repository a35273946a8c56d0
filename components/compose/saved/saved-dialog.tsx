"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { NamedList } from "@/components/ui/named-list";
import { Segmented } from "@/components/ui/segmented";
import { readDraft, replaceDraft } from "@/lib/client/draft/draft-store";
import { useNamedList } from "@/lib/client/palette/use-named-list";
import { useModels } from "@/lib/client/queries/service";
import { withoutLocks } from "@/lib/core/palette/palette";
import { PromptHistory } from "./prompt-history";
import { SavedLine } from "./saved-line";
import { SavedTransfer } from "./saved-transfer";
import { SnippetList } from "./snippet-list";
import { usePictureOf } from "./use-picture-of";

const kinds = ["snippet", "preset", "history"] as const;
type Kind = (typeof kinds)[number];

/** Snippets to insert, and drafts without images to restore. */
export default function SavedDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("saved");
  const [kind, setKind] = useState<Kind>("snippet");
  return (
    <Dialog title={t("title")} hint={t(`hint.${kind}`)} onClose={onClose}>
      <Segmented
        label={t("title")}
        value={kind}
        options={kinds.map((value) => ({
          value,
          label: t(`kind.${value}`),
        }))}
        onValue={setKind}
      />
      {kind === "snippet" && <SnippetList onUsed={onClose} />}
      {kind === "preset" && <Presets onUsed={onClose} />}
      {kind === "history" ? <PromptHistory onUsed={onClose} /> : <SavedTransfer />}
    </Dialog>
  );
}

function Presets({ onUsed }: { onUsed: () => void }) {
  const { items, save, list } = useNamedList("preset");
  const models = useModels();
  const pictureOf = usePictureOf();
  const presets = items?.flatMap(({ id, name, content }) =>
    content.kind === "preset" ? [{ id, name, draft: content.draft }] : [],
  );
  const keep = (name: string) => {
    const { inputs: _, ...draft } = readDraft();
    const { palette, ...parameters } = draft.parameters;
    const plain = palette ? { ...parameters, palette: withoutLocks(palette) } : parameters;
    return save.mutateAsync({
      name,
      content: { kind: "preset", draft: { ...draft, parameters: plain } },
    });
  };
  const titleOf = (id: string) => models.find((model) => model.id === id)?.title ?? id;
  return (
    <NamedList
      {...list}
      items={presets?.map(({ id, name, draft }) => ({
        id,
        name,
        words: draft.prompt,
        preview: (
          <SavedLine
            text={`${titleOf(draft.model)} · ${draft.prompt}`}
            picture={pictureOf(
              ({ model, prompt }) => model === draft.model && prompt === draft.prompt,
            )}
          />
        ),
      }))}
      onKeep={keep}
      onApply={(id) => {
        const draft = presets?.find((one) => one.id === id)?.draft;
        // The images stay: a preset says how, not what.
        if (draft) replaceDraft({ ...draft, inputs: readDraft().inputs });
        onUsed();
      }}
    />
  );
}
