"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { NamedList } from "@/components/ui/named-list";
import { readDraft } from "@/lib/client/draft/draft-store";
import { insertIntoPrompt, readSelectedWords } from "@/lib/client/draft/prompt-field";
import { useNamedList } from "@/lib/client/palette/use-named-list";
import { isWrittenFrom, variablesIn } from "@/lib/core/generation/prompt/variables";
import { SavedLine } from "./saved-line";
import { usePictureOf } from "./use-picture-of";
import { VariableFields } from "./variable-fields";

/** Words to insert into the prompt; those with variables ask for them first. */
export function SnippetList({ onUsed }: { onUsed: () => void }) {
  const t = useTranslations("saved");
  const { items, save, list } = useNamedList("snippet");
  const pictureOf = usePictureOf();
  const [open, setOpen] = useState<{ name: string; text: string }>();
  const [chosenWords] = useState(readSelectedWords);
  const snippets = items?.flatMap(({ id, name, content }) =>
    content.kind === "snippet" ? [{ id, name, text: content.text }] : [],
  );
  const text = chosenWords ?? readDraft().prompt;
  const keep = (name: string) => save.mutateAsync({ name, content: { kind: "snippet", text } });
  const insert = (words: string) => {
    insertIntoPrompt(words);
    onUsed();
  };

  if (open) {
    return <VariableFields snippet={open} onFilled={insert} onBack={() => setOpen(undefined)} />;
  }
  return (
    <>
      {chosenWords !== undefined && (
        <p className="text-xs text-soft">
          {t("selection")}
          <q className="line-clamp-2 text-text">{chosenWords}</q>
        </p>
      )}
      <NamedList
        {...list}
        items={snippets?.map(({ id, name, text: words }) => ({
          id,
          name,
          words,
          preview: (
            <SavedLine
              text={words}
              picture={pictureOf(({ prompt }) => isWrittenFrom(prompt, words))}
            />
          ),
        }))}
        onKeep={text.trim() === "" ? undefined : keep}
        onApply={(id) => {
          const snippet = snippets?.find((one) => one.id === id);
          if (!snippet) return;
          if (variablesIn(snippet.text).length > 0) setOpen(snippet);
          else insert(snippet.text);
        }}
      />
    </>
  );
}
