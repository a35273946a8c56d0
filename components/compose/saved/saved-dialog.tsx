"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { NamedList } from "@/components/ui/named-list";
import { Segmented } from "@/components/ui/segmented";
import { readDraft, replaceDraft } from "@/lib/client/draft/draft-store";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { useNamedList } from "@/lib/client/palette/use-named-list";
import { useModels } from "@/lib/client/queries/service";
import { withoutLocks } from "@/lib/core/palette/palette";
import { PromptHistory } from "./prompt-history";
import { SavedTransfer } from "./saved-transfer";

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
      {kind === "snippet" && <Snippets onUsed={onClose} />}
      {kind === "preset" && <Presets onUsed={onClose} />}
      {kind === "history" ? <PromptHistory onUsed={onClose} /> : <SavedTransfer />}
    </Dialog>
  );
}

function Snippets({ onUsed }: { onUsed: () => void }) {
  const { items, save, list } = useNamedList("snippet");
  const snippets = items?.flatMap(({ id, name, content }) =>
    content.kind === "snippet" ? [{ id, name, text: content.text }] : [],
  );
  const { prompt } = readDraft();
  const keep = (name: string) =>
    save.mutateAsync({ name, content: { kind: "snippet", text: prompt } });
  return (
    <NamedList
      {...list}
      items={snippets?.map(({ id, name, text }) => ({ id, name, preview: <Line text={text} /> }))}
      onKeep={prompt.trim() === "" ? undefined : keep}
      onApply={(id) => {
        const text = snippets?.find((one) => one.id === id)?.text;
        if (text !== undefined) insertIntoPrompt(text);
        onUsed();
      }}
    />
  );
}

function Presets({ onUsed }: { onUsed: () => void }) {
  const { items, save, list } = useNamedList("preset");
  const models = useModels();
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
        preview: <Line text={`${titleOf(draft.model)} · ${draft.prompt}`} />,
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

const Line = ({ text }: { text: string }) => (
  <span className="block truncate text-xs text-soft">{text}</span>
);
