"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { boardsQuery } from "@/lib/client/queries/library";
import { verdictSchema } from "@/lib/core/api/verdict";
import type { WishFilter } from "@/lib/core/library/wish";

interface ImageFilterProps {
  filter: WishFilter;
  onFilter: (filter: WishFilter) => void;
}

const ratings = ["1", "2", "3", "4", "5"] as const;
const any = "any";
const pick = "h-8 min-w-0 text-sm";

/** The library's search, boards and marks, to find the images to compare. */
export function ImageFilter({ filter, onFilter }: ImageFilterProps) {
  const t = useTranslations("comparison.picker");
  const find = useTranslations("library.find");
  const { data: boards = [] } = useQuery(boardsQuery);
  const anyOf = (part: string) => ({ value: any, label: t("any", { part }) });
  return (
    <search className="flex flex-wrap items-center gap-2">
      <span className="relative min-w-40 flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-2 left-2 size-4 text-faint"
        />
        <input
          type="search"
          data-first-focus
          aria-label={find("search")}
          placeholder={find("search")}
          maxLength={500}
          value={filter.q ?? ""}
          onChange={({ target }) => onFilter({ ...filter, q: target.value || undefined })}
          className="h-8 w-full min-w-0 rounded-md border border-line bg-sunk pr-2 pl-7.5 text-sm placeholder:text-faint hover:border-line-strong"
        />
      </span>
      {boards.length > 0 && (
        <Select
          label={find("part.board")}
          value={filter.board ?? any}
          options={[
            anyOf(find("part.board")),
            ...boards.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(board) => onFilter({ ...filter, board: board === any ? undefined : board })}
          className={pick}
        />
      )}
      <Select
        label={find("part.minRating")}
        value={String(filter.minRating ?? any)}
        options={[
          anyOf(find("part.minRating")),
          ...ratings.map((value) => ({ value, label: `${value}★` })),
        ]}
        onValue={(value) =>
          onFilter({ ...filter, minRating: value === any ? undefined : Number(value) })
        }
        className={pick}
      />
      <Select
        label={find("part.verdict")}
        value={filter.verdict ?? any}
        options={[
          anyOf(find("part.verdict")),
          ...verdictSchema.options.map((value) => ({ value, label: find(`verdict.${value}`) })),
        ]}
        onValue={(value) => onFilter({ ...filter, verdict: verdictSchema.safeParse(value).data })}
        className={pick}
      />
      <label className="flex h-8 items-center gap-2 text-sm text-soft">
        <input
          type="checkbox"
          checked={filter.starred === true}
          onChange={({ target }) => onFilter({ ...filter, starred: target.checked || undefined })}
          className="size-4 accent-accent-line"
        />
        {find("part.starred")}
      </label>
    </search>
  );
}
