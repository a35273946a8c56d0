"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { NamedList } from "@/components/ui/named-list";
import { Segmented } from "@/components/ui/segmented";
import { readDraft, replaceDraft } from "@/lib/client/draft-store";
import { insertIntoPrompt } from "@/lib/client/prompt-field";
import { useModels } from "@/lib/client/service";
import { useNamedList } from "@/lib/client/use-named-list";
import { withoutLocks } from "@/lib/core/palette/palette";

type Kind = "snippet" | "preset";

/** Words to put in again, and whole drafts without their images. */
export default function SavedDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("saved");
  const [kind, setKind] = useState<Kind>("snippet");
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-ground/70" />
        <Dialog.Content className="fixed inset-0 z-40 m-auto flex h-fit max-h-[calc(100vh-24px)] w-xl max-w-[calc(100vw-24px)] flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-panel p-4 shadow-float outline-none">
          <div className="flex items-center gap-2">
            <Dialog.Title className="flex-1 text-sm font-semibold">{t("title")}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t("close")}>
                <X aria-hidden className="size-4" />
              </IconButton>
            </Dialog.Close>
          </div>
          <Segmented
            label={t("title")}
            value={kind}
            options={(["snippet", "preset"] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
            onValue={setKind}
          />
          <Dialog.Description className="text-xs text-soft">{t(`hint.${kind}`)}</Dialog.Description>
          {kind === "snippet" ? <Snippets onUsed={onClose} /> : <Presets onUsed={onClose} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
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
        // The images stay: a preset is how, not what.
        if (draft) replaceDraft({ ...draft, inputs: readDraft().inputs });
        onUsed();
      }}
    />
  );
}

const Line = ({ text }: { text: string }) => (
  <span className="block truncate text-xs text-soft">{text}</span>
);
