"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLight } from "@/lib/client/draft/lit-reference";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { BoxTag } from "./box-tag";
import { type Mentionable, useMentionables } from "./use-mentions";

/** Buttons that insert the words for each image and box at the caret. */
export function PromptWords() {
  const t = useTranslations("compose");
  const mentionables = useMentionables();
  if (mentionables.length === 0) return null;
  return (
    <ul aria-label={t("wordsLabel")} className="flex flex-wrap gap-1">
      {mentionables.map((one) => (
        <Word key={one.id} one={one} />
      ))}
    </ul>
  );
}

function Word({ one }: { one: Mentionable }) {
  const [isPointedAt, setPointedAt] = useState(false);
  useLight(isPointedAt ? one : undefined);
  return (
    <li>
      <button
        type="button"
        title={one.words}
        // Keep the caret in the prompt.
        onPointerDown={(event) => event.preventDefault()}
        onPointerEnter={() => setPointedAt(true)}
        onPointerLeave={() => setPointedAt(false)}
        onClick={() => insertIntoPrompt(one.words)}
        className="flex h-6 items-center gap-1 rounded-sm border border-line bg-sunk px-1.5 text-2xs text-soft hover:border-line-strong hover:text-text"
      >
        {one.box !== undefined && <BoxTag box={one.box} />}
        {one.label}
      </button>
    </li>
  );
}
