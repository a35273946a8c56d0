"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Images, Layers2, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { classes } from "@/components/ui/classes";
import { IconButton } from "@/components/ui/icon-button";
import { setWish, useWish } from "@/lib/client/address/wish";
import { useBoards } from "@/lib/client/library/use-boards";
import { facetsQuery } from "@/lib/client/queries/library";
import { emptyWish, type Wish, type WishFilter, withFilterPart } from "@/lib/core/library/wish";
import { LongList } from "../long-list";
import { BoardPlace, boardPlacePx } from "./board-place";

/** How many tags are offered at once; the filter has them all. */
const mostTags = 24;

const row =
  "flex h-8 w-full min-w-0 items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-sunk";

/** The places of the library: everything, the boards, the trash, and the tags. */
export default function LibraryPlaces() {
  const t = useTranslations("library.places");
  const wish = useWish();
  const { data: facets } = useQuery(facetsQuery);
  const { boards = [], create } = useBoards();
  const [name, setName] = useState("");
  const [isUnfolded, setUnfolded] = useState(false);
  const { board, trashed, tag } = wish.filter;
  const isAll = board === undefined && trashed === undefined;

  const go = (next: Wish) => {
    setWish(next);
    setUnfolded(false);
  };
  const here =
    board === undefined
      ? t(trashed === undefined ? "all" : "trash")
      : (boards.find(({ id }) => id === board)?.name ?? t("boards"));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await create(name.trim())) setName("");
  };

  return (
    <nav
      aria-label={t("label")}
      className="w-60 shrink-0 overflow-y-auto border-line p-3 [scrollbar-width:thin] max-[900px]:w-48 max-[640px]:max-h-1/2 max-[640px]:w-auto max-[640px]:border-b max-[640px]:py-1 min-[641px]:border-r"
    >
      {/* On a phone the images need the room, so that the places fold out. */}
      <button
        type="button"
        aria-expanded={isUnfolded}
        onClick={() => setUnfolded(!isUnfolded)}
        className={`${row} min-h-11 min-[641px]:hidden`}
      >
        <span className="min-w-0 flex-1 truncate font-semibold">{here}</span>
        <ChevronDown aria-hidden className={classes("size-4", isUnfolded && "rotate-180")} />
      </button>
      <div className={classes("flex flex-col gap-4", !isUnfolded && "max-[640px]:hidden")}>
        <ul className="flex flex-col gap-0.5">
          <Place
            onOpen={() => go(elsewhere(wish, {}))}
            isHere={isAll}
            icon={<Images aria-hidden className="size-4" />}
            count={facets?.kept}
          >
            {t("all")}
          </Place>
          <Place
            onOpen={() => go({ filter: { trashed: true }, sort: "newest" })}
            isHere={trashed === true}
            icon={<Trash2 aria-hidden className="size-4" />}
            count={facets?.trashed}
          >
            {t("trash")}
          </Place>
        </ul>
        <section aria-label={t("boards")}>
          <h2 className="mb-1 px-2 text-2xs font-semibold text-soft">{t("boards")}</h2>
          <LongList items={boards} keyOf={({ id }) => id} rowPx={boardPlacePx}>
            {(one) => (
              <BoardPlace
                board={one}
                isHere={board === one.id}
                onOpen={() => go(elsewhere(wish, { board: one.id }))}
                onGone={() => {
                  if (board === one.id) setWish(elsewhere(wish, {}));
                }}
              />
            )}
          </LongList>
          <form
            onSubmit={(event) => void submit(event)}
            className="mt-1 flex items-center gap-1 pl-2"
          >
            <Layers2 aria-hidden className="size-4 shrink-0 text-faint" />
            <input
              aria-label={t("newBoard")}
              data-field="library.board"
              placeholder={t("newBoard")}
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
              className="h-8 min-w-0 flex-1 rounded-md bg-transparent px-1 text-sm placeholder:text-faint hover:bg-sunk"
            />
            {name.trim() !== "" && (
              <IconButton type="submit" label={t("create")}>
                <Plus aria-hidden className="size-4" />
              </IconButton>
            )}
          </form>
        </section>
        {facets && facets.tags.length > 0 && (
          <section aria-label={t("tags")}>
            <h2 className="mb-1 px-2 text-2xs font-semibold text-soft">{t("tags")}</h2>
            <ul className="flex flex-wrap gap-1 px-1">
              {facets.tags.slice(0, mostTags).map((one) => (
                <li key={one.name}>
                  <button
                    type="button"
                    aria-pressed={tag === one.name}
                    onClick={() =>
                      setWish(withFilterPart(wish, "tag", tag === one.name ? undefined : one.name))
                    }
                    className="flex h-6 max-w-40 items-center gap-1 rounded-full border border-line px-2 text-xs hover:border-line-strong aria-pressed:border-accent-line aria-pressed:bg-accent-soft"
                  >
                    <span className="truncate">{one.name}</span>
                    <span className="text-2xs text-soft">{one.count}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </nav>
  );
}

/** Another place, without the filters, which were meant for the previous one. */
function elsewhere({ sort }: Wish, filter: WishFilter): Wish {
  return { ...emptyWish, sort, filter };
}

interface PlaceProps {
  isHere: boolean;
  icon: ReactNode;
  count: number | undefined;
  onOpen: () => void;
  children: ReactNode;
}

function Place({ isHere, icon, count, onOpen, children }: PlaceProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isHere ? "page" : undefined}
        onClick={onOpen}
        className={classes(row, isHere && "bg-accent-soft")}
      >
        <span className="text-soft">{icon}</span>
        <span className="min-w-0 flex-1 truncate">{children}</span>
        <span className="text-2xs text-soft">{count}</span>
      </button>
    </li>
  );
}
