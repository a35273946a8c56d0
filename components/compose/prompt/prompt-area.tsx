"use client";

import { useTranslations } from "next-intl";
import { type Ref, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { Field, problemsId } from "@/components/ui/field";
import { endEdit } from "@/lib/client/draft/draft-store";
import { lightReference } from "@/lib/client/draft/lit-reference";
import { beginningOf, lengthOf, type TextLength } from "@/lib/core/generation/prompt/length";
import { promptPieces } from "@/lib/core/generation/prompt/references";
import type { TextLimit } from "@/lib/core/models/model";
import { lengthNoteId } from "./length-note";
import { MentionList } from "./mention-list";
import { chipUnder, PromptMarks } from "./prompt-marks";
import type { Mentions } from "./use-mentions";

interface PromptAreaProps {
  id: string;
  /** Its path in the request. */
  path: string;
  label: string;
  placeholder: string;
  text: string;
  limit: TextLimit;
  rows: number;
  problems: string[];
  /** How many boxes each image has that the text can name; undefined if it names none. */
  boxCounts?: number[] | undefined;
  onText: (text: string) => void;
  field?: Ref<HTMLTextAreaElement>;
  onEnter?: () => void;
  /** What an @ offers; undefined if the text can name nothing. */
  mentions?: Mentions;
  className?: string;
}

const countLooks: Record<TextLength["verdict"], string> = {
  fits: "",
  mayBeTooLong: "font-semibold text-caution",
  beyondAdvice: "font-semibold text-caution",
  tooLong: "font-semibold text-bad",
};

/** Text for the model, with how much of it the model reads. */
export function PromptArea({
  id,
  path,
  label,
  placeholder,
  text,
  limit,
  rows,
  problems,
  boxCounts,
  onText,
  field,
  onEnter,
  mentions,
  className,
}: PromptAreaProps) {
  const t = useTranslations("compose");
  const countText = useCountText();
  const marks = useRef<HTMLDivElement>(null);
  const length = lengthOf(text, limit);
  const { verdict } = length;
  const cut = beginningOf(text.slice(length.readTo));
  const cutProblem = () => t(limit.unit === "tokens" ? "promptCutAbout" : "promptCut", { cut });
  return (
    <Field
      label={label}
      path={path}
      controlId={id}
      fact={<span className={countLooks[verdict]}>{countText(limit, length.count)}</span>}
      problems={verdict === "tooLong" ? [...problems, cutProblem()] : problems}
    >
      <div className="relative flex rounded-md bg-sunk">
        <PromptMarks ref={marks} pieces={promptPieces(text, boxCounts, length)} />
        <textarea
          ref={field}
          id={id}
          value={text}
          rows={rows}
          placeholder={placeholder}
          aria-describedby={`${problemsId(id)} ${lengthNoteId(id)}`}
          aria-invalid={problems.length > 0 || undefined}
          {...mentions?.field}
          onChange={(event) => onText(event.target.value)}
          onSelect={(event) => mentions?.follow(event.currentTarget)}
          onKeyDown={mentions?.onKeyDown}
          onPointerMove={(event) => lightReference(chipUnder(marks.current, event))}
          onPointerLeave={() => lightReference(undefined)}
          onScroll={({ currentTarget }) => {
            // Keep the highlights behind the text as it scrolls.
            marks.current?.scrollTo(0, currentTarget.scrollTop);
          }}
          onFocus={onEnter}
          onBlur={() => {
            mentions?.leave();
            endEdit();
          }}
          className={classes(
            "relative w-full resize-y rounded-md border border-line bg-transparent p-2.5 leading-5 placeholder:text-faint hover:border-line-strong aria-invalid:border-bad [scrollbar-gutter:stable] [scrollbar-width:thin]",
            className,
          )}
        />
        {mentions && <MentionList mentions={mentions} />}
      </div>
    </Field>
  );
}

/** The count beside the label: exact in characters, estimated in tokens. */
function useCountText(): (limit: TextLimit, count: number) => string {
  const t = useTranslations("compose");
  return (limit, count) => {
    const { max } = limit;
    if (limit.unit === "characters") return t("promptCount", { count, max });
    if (limit.isAdvice)
      return t(`promptTokens.${count === 0 ? "noneAdvised" : "someAdvised"}`, { count, max });
    return t(`promptTokens.${count === 0 ? "none" : "some"}`, { count, max });
  };
}
