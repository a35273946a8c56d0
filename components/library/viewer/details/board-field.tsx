"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useErrorText } from "@/lib/client/use-problem-text";
import { useViewedBoards } from "@/lib/client/use-viewed-boards";
import type { AssetChanges } from "@/lib/core/api/library";

interface BoardFieldProps {
  boardIds: string[];
  onChange: (change: AssetChanges["change"]) => void;
}

/** The boards that an image is on, and those that it could be on. */
export function BoardField({ boardIds, onChange }: BoardFieldProps) {
  const t = useTranslations("viewer");
  const { text: errorText } = useErrorText();
  const { boards, create, problem } = useViewedBoards();
  const [name, setName] = useState("");
  const add = () => {
    const wanted = name.trim();
    if (wanted === "") return;
    create(wanted, {
      onSuccess: ({ id }) => {
        setName("");
        onChange({ addToBoards: [id] });
      },
    });
  };
  return (
    <div className="flex flex-col gap-1">
      {boards.length > 0 && (
        <ul className="-mx-1 max-h-36 overflow-y-auto [scrollbar-width:thin]">
          {boards.map(({ id, name: board }) => (
            <li key={id}>
              <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-1 hover:bg-sunk pointer-coarse:min-h-10">
                <input
                  type="checkbox"
                  checked={boardIds.includes(id)}
                  onChange={(event) =>
                    onChange(
                      event.target.checked ? { addToBoards: [id] } : { removeFromBoards: [id] },
                    )
                  }
                  className="size-4 shrink-0 accent-accent-line"
                />
                <span className="truncate">{board}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-1">
        <input
          type="text"
          aria-label={t("newBoard")}
          placeholder={t("newBoard")}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
          }}
          className="h-7 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 text-xs placeholder:text-faint"
        />
        <IconButton
          label={t("createBoard")}
          disabled={name.trim() === ""}
          onClick={add}
          className="size-7"
        >
          <Plus aria-hidden className="size-4" />
        </IconButton>
      </div>
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {errorText(problem.code)}
        </p>
      )}
    </div>
  );
}
