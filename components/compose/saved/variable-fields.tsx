"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { filledIn, variablesIn } from "@/lib/core/generation/prompt/variables";

interface VariableFieldsProps {
  snippet: { name: string; text: string };
  onFilled: (words: string) => void;
  onBack: () => void;
}

/** Asks for the values of a snippet's variables, beside the words that they make. */
export function VariableFields({ snippet, onFilled, onBack }: VariableFieldsProps) {
  const t = useTranslations("saved");
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const words = filledIn(snippet.text, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilled(words);
  };
  return (
    <form onSubmit={submit} aria-label={snippet.name} className="flex flex-col gap-3">
      {variablesIn(snippet.text).map((name, index) => (
        <label key={name} className="flex items-center gap-3 text-xs">
          <span className="w-28 shrink-0 truncate text-soft">{name}</span>
          <input
            // biome-ignore lint/a11y/noAutofocus: the fields were asked for, and the first is next.
            autoFocus={index === 0}
            value={values.get(name) ?? ""}
            maxLength={500}
            onChange={({ target }) => setValues(new Map(values).set(name, target.value))}
            className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 hover:border-line-strong"
          />
        </label>
      ))}
      <p className="rounded-md bg-sunk p-2.5 text-xs whitespace-pre-wrap text-soft">{words}</p>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onBack}>
          {t("back")}
        </Button>
        <Button look="primary" type="submit">
          {t("insert")}
        </Button>
      </div>
    </form>
  );
}
