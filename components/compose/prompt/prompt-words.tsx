"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useDraft } from "@/lib/client/draft/draft-store";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { useDraftFit } from "@/lib/client/draft/use-draft-problems";
import { usePromptWords } from "@/lib/client/draft/use-prompt-words";
import { unsaidIn } from "@/lib/core/generation/prompt/prompt-words";
import { danglingIn } from "@/lib/core/generation/prompt/references";

const letters = ["A", "B"];

/** Buttons that insert the words for each image and box at the caret. */
export function PromptWords() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const words = usePromptWords();
  const prompt = useDraft((draft) => draft.prompt);
  const { inputs, parameters } = useDraftFit().request;
  if (inputs.length === 0) return null;
  const unsaid = unsaidIn({ prompt, inputs });
  // In an image set the numbers may be those of the scenes.
  const dangling = parameters.sequential
    ? undefined
    : danglingIn(
        prompt,
        inputs.map(({ boxes }) => boxes.length),
      );
  const numbers = dangling?.numbers ?? [];

  return (
    <div className="flex flex-col gap-1">
      <ul aria-label={t("wordsLabel")} className="flex flex-wrap gap-1">
        {inputs.flatMap(({ boxes }, index) => {
          const number = index + 1;
          return [
            <Word
              key={number}
              text={t("wordsShort.image", { number })}
              words={words.ofImage(number)}
            />,
            ...boxes.map((_, place) => {
              const letter = letters[place] ?? "";
              return (
                <Word
                  key={`${number}${letter}`}
                  text={t("wordsShort.box", { number, letter })}
                  words={words.ofBox(number, place, boxes.length)}
                />
              );
            }),
          ];
        })}
      </ul>
      <p aria-live="polite" className="text-xs text-caution empty:hidden">
        {dangling?.isOpen
          ? t("hint.gone")
          : numbers.length > 0
            ? t("hint.missing", { numbers: format.list(numbers.map(String)), count: inputs.length })
            : dangling?.hasMissingBox
              ? t("hint.noBox")
              : unsaid && t(`hint.${unsaid}`)}
      </p>
    </div>
  );
}

function Word({ text, words }: { text: string; words: string }) {
  return (
    <li>
      <button
        type="button"
        title={words}
        // Keep the caret in the prompt.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => insertIntoPrompt(words)}
        className="h-6 rounded-sm border border-line bg-sunk px-1.5 text-2xs text-soft hover:border-line-strong hover:text-text"
      >
        {text}
      </button>
    </li>
  );
}
