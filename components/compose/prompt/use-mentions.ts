"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { lightReference, type Reference, useLight } from "@/lib/client/draft/lit-reference";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { useDraftFit } from "@/lib/client/draft/use-draft-problems";
import { usePromptWords } from "@/lib/client/draft/use-prompt-words";
import { boxLetter } from "@/lib/core/box/box-mark";
import { type Mention, mentionAt, mentioned } from "@/lib/core/generation/prompt/mention";

/** Something that the prompt can name. */
export interface Mentionable extends Reference {
  id: string;
  /** What it is called beside the prompt. */
  label: string;
  /** What the prompt says of it. */
  words: string;
}

/** The images and boxes that the prompt can name, in the order of the strip. */
export function useMentionables(): Mentionable[] {
  const t = useTranslations("compose.wordsShort");
  const words = usePromptWords();
  const { inputs, parameters } = useDraftFit().request;
  // In an image set the numbers are those of its scenes.
  if (parameters.sequential) return [];
  return inputs.flatMap(({ boxes }, image) => {
    const number = image + 1;
    return [
      {
        image,
        id: `${number}`,
        label: t("image", { number }),
        words: words.ofImage(number),
      },
      ...boxes.map((_, box) => ({
        image,
        box,
        id: `${number}${boxLetter(box)}`,
        label: t("box", { number, letter: boxLetter(box) }),
        words: words.ofBox(number, box, boxes.length),
      })),
    ];
  });
}

/** What an @ in the prompt offers, and how keys choose from it. */
export function useMentions() {
  const listId = useId();
  const all = useMentionables();
  const [mention, setMention] = useState<Mention>();
  const [place, setPlace] = useState(0);
  /** The @ that Escape has left as it is. */
  const [dismissed, setDismissed] = useState<number>();
  const isOpen = mention !== undefined && mention.start !== dismissed;
  const offered = isOpen ? mentioned(mention.query, all) : [];
  const chosen = offered[Math.min(place, offered.length - 1)];
  useLight(chosen);
  const optionId = ({ id }: Mentionable) => `${listId}-${id}`;

  const choose = (one: Mentionable) => {
    if (mention) insertIntoPrompt(one.words, mention);
    setMention(undefined);
  };

  return {
    listId,
    offered,
    chosen,
    optionId,
    choose,
    point(one: Mentionable) {
      setPlace(offered.indexOf(one));
      // It may be the chosen one already, which the pointer has unlit on its way here.
      lightReference(one);
    },
    field: {
      "aria-autocomplete": "list" as const,
      "aria-controls": offered.length > 0 ? listId : undefined,
      "aria-activedescendant": chosen && optionId(chosen),
    },
    /** The caret or the text has changed. */
    follow({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
      const next = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : undefined;
      if (next?.start !== mention?.start || next?.query !== mention?.query) setPlace(0);
      if (dismissed !== undefined && !/[@＠]/u.test(value.charAt(dismissed)))
        setDismissed(undefined);
      setMention(next);
    },
    leave: () => setMention(undefined),
    onKeyDown(event: KeyboardEvent) {
      if (!mention || !chosen) return;
      // Keys with others mean something else, such as running, going back or a new line.
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (by !== 0) setPlace((offered.indexOf(chosen) + by + offered.length) % offered.length);
      else if (event.key === "Escape") setDismissed(mention.start);
      else if (event.key === "Enter" || event.key === "Tab") choose(chosen);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

export type Mentions = ReturnType<typeof useMentions>;
