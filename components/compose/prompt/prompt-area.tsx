"use client";

import { useTranslations } from "next-intl";
import { type Ref, useRef } from "react";
import { classes } from "@/components/ui/classes";
import { Field, problemsId } from "@/components/ui/field";
import { endEdit } from "@/lib/client/draft/draft-store";
import { lengthOf, type TextLength } from "@/lib/core/generation/prompt/length";
import { promptPieces } from "@/lib/core/generation/prompt/references";
import type { TextLimit } from "@/lib/core/models/model";
import { PromptMarks } from "./prompt-marks";

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
          aria-describedby={`${problemsId(id)} ${id}-length`}
          aria-invalid={problems.length > 0 || undefined}
          onChange={(event) => onText(event.target.value)}
          onScroll={({ currentTarget }) => {
            // Keep the highlights behind the text as it scrolls.
            marks.current?.scrollTo(0, currentTarget.scrollTop);
          }}
          onFocus={onEnter}
          onBlur={endEdit}
          className={classes(
            "relative w-full resize-y rounded-md border border-line bg-transparent p-2.5 leading-5 placeholder:text-faint hover:border-line-strong aria-invalid:border-bad [scrollbar-gutter:stable] [scrollbar-width:thin]",
            className,
          )}
        />
      </div>
      <p id={`${id}-length`} aria-live="polite" className="text-xs text-caution empty:hidden">
        {verdict === "mayBeTooLong" && t("promptMayBeTooLong", { cut })}
        {verdict === "beyondAdvice" && t("promptBeyondAdvice")}
      </p>
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

/** How many characters to show of the part beyond the limit. */
const shownCut = 60;

/** The beginning of the part that upstream would not read. */
function beginningOf(rest: string): string {
  const [...characters] = rest;
  return characters.slice(0, shownCut).join("") + (characters.length > shownCut ? " …" : "");
}
