"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { setWish, useWish } from "@/lib/client/address/wish";
import { focusField } from "@/lib/client/browser/focus-field";
import { boardsQuery } from "@/lib/client/queries/library";
import { useModels } from "@/lib/client/queries/service";
import type { FlagPart } from "@/lib/core/api/asset-filter";
import type { Days } from "@/lib/core/library/days";
import {
  activeParts,
  type FilterPart,
  type WishFilter,
  withFilterPart,
  withoutFilters,
} from "@/lib/core/library/wish";

/** The active filters, each with a way to remove it. */
export default function FilterChips() {
  const t = useTranslations("library.find");
  const wish = useWish();
  const textOf = useChipText();
  const chips = useRef<HTMLUListElement>(null);
  /** To another filter, or to where the next search begins. */
  const focusNext = () => {
    const [first] = chips.current?.getElementsByTagName("button") ?? [];
    if (first) first.focus();
    else focusField("library.search");
  };
  const parts = activeParts(wish).filter((part) => part !== "kind" && part !== "q");
  if (parts.length === 0) return null;
  return (
    <ul ref={chips} aria-label={t("active")} className="flex flex-wrap gap-1">
      {parts.map((part) => {
        const text = textOf(part, wish.filter);
        return (
          <li key={part}>
            <button
              ref={passFocus(focusNext)}
              type="button"
              aria-label={t("remove", { name: text })}
              onClick={() => setWish(withFilterPart(wish, part, undefined))}
              className="flex h-6 max-w-60 items-center gap-1 rounded-full border border-accent-line bg-accent-soft pr-1.5 pl-2.5 text-xs"
            >
              {part === "colours" && (
                <span aria-hidden className="flex overflow-hidden rounded-sm">
                  {wish.filter.colours?.map((colour) => (
                    <span key={colour} className="size-3" style={{ background: `#${colour}` }} />
                  ))}
                </span>
              )}
              <span className="truncate">{text}</span>
              <X aria-hidden className="size-3 shrink-0" />
            </button>
          </li>
        );
      })}
      <li>
        <button
          ref={passFocus(focusNext)}
          type="button"
          onClick={() => setWish(withoutFilters(wish))}
          className="h-6 rounded-full px-2 text-xs text-soft hover:text-text"
        >
          {t("clear")}
        </button>
      </li>
    </ul>
  );
}

/** A short text for each part of a filter. */
function useChipText(): (part: FilterPart, filter: WishFilter) => string {
  const t = useTranslations("library.find");
  const status = useTranslations("shell.status");
  const format = useFormatter();
  const models = useModels();
  const { data: boards = [] } = useQuery(boardsQuery);
  const day = (text: string) => {
    const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
    return format.dateTime(new Date(year, month - 1, date), { dateStyle: "medium" });
  };
  const daysOf = (days: Days) => {
    if (typeof days === "string") return t(`days.${days}`);
    return `${days.from ? day(days.from) : ""} – ${days.to ? day(days.to) : ""}`;
  };
  const flag = (part: "starred" | FlagPart, isOn: boolean) =>
    isOn ? t(`with.${part}`) : t(`without.${part}`);

  return (part, filter) => {
    switch (part) {
      case "model":
        return format.list(
          (filter.model ?? []).map((id) => models.find((one) => one.id === id)?.title ?? id),
        );
      case "seed":
        return t("seedIs", { seed: String(filter.seed) });
      case "tier":
        return filter.tier ?? "";
      case "verdict":
        return filter.verdict ? t(`verdict.${filter.verdict}`) : "";
      case "shape":
        return t(`shape.${filter.shape ?? "square"}`);
      case "days":
        return filter.days ? daysOf(filter.days) : "";
      case "minCost":
      case "maxCost":
        return `${t(`part.${part}`)} ${filter[part]}`;
      case "status":
        return status(filter.status ?? "succeeded");
      case "board":
        return boards.find(({ id }) => id === filter.board)?.name ?? t("part.board");
      case "tag":
        return `#${filter.tag}`;
      case "minRating":
        return t("ratingFrom", { rating: filter.minRating ?? 0 });
      case "starred":
        return flag(part, filter.starred === true);
      case "colours":
        return t("part.colours");
      case "generation":
        return t("part.generation");
      case "stack":
        return t("part.stack");
      case "kind":
      case "q":
      case "trashed":
      case "stacked":
        return filter.q ?? "";
      default:
        return flag(part, filter[part] === true);
    }
  };
}
