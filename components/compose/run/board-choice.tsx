"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { useBoards } from "@/lib/client/library/use-boards";
import { setResultsBoard, useResultsBoard } from "@/lib/client/run/results-board";

const field =
  "h-7 min-w-0 flex-1 rounded-md border border-line bg-sunk px-1.5 text-xs text-text hover:border-line-strong";
/** Stands for a board yet to be named; no board has this id. */
const another = "new";

/** Which board receives the results of a run, beside the library, which has them all. */
export function BoardChoice() {
  const t = useTranslations("compose.results");
  const { boards, board } = useResultsBoard();
  const { create } = useBoards();
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const id = useId();
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const made = await create(name.trim());
    // The user has been told of a refusal, and may change the name.
    if (!made) return;
    setResultsBoard(made.id);
    setName("");
    setNaming(false);
  };

  if (isNaming) {
    return (
      <form onSubmit={(event) => void make(event)} className="flex items-center gap-2">
        <input
          // biome-ignore lint/a11y/noAutofocus: it comes in place of the list that asked for it.
          autoFocus
          aria-label={t("name")}
          placeholder={t("name")}
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={({ key }) => key === "Escape" && setNaming(false)}
          className={field}
        />
        <Button type="submit" size="small" disabled={name.trim() === ""}>
          {t("create")}
        </Button>
      </form>
    );
  }
  return (
    <div className="flex items-center gap-2 text-xs text-faint">
      <label htmlFor={id} className="shrink-0">
        {t("label")}
      </label>
      {/* The browser's own list takes thousands of boards, and weighs nothing. */}
      <select
        id={id}
        value={board?.id ?? ""}
        onChange={({ target: { value } }) =>
          value === another ? setNaming(true) : setResultsBoard(value || undefined)
        }
        className={field}
      >
        <option value="">{t("none")}</option>
        {boards.map(({ id: boardId, name: title }) => (
          <option key={boardId} value={boardId}>
            {title}
          </option>
        ))}
        <option value={another}>{t("new")}</option>
      </select>
    </div>
  );
}
