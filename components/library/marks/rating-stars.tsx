"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";

interface RatingStarsProps {
  /** 0 if there is none, or if several images differ. */
  rating: number;
  onRating: (rating: number) => void;
}

const steps = [1, 2, 3, 4, 5];

/** One to five stars; pressing the current rating clears it. */
export function RatingStars({ rating, onRating }: RatingStarsProps) {
  const t = useTranslations("library.marks");
  return (
    <fieldset aria-label={t("rating")} className="flex">
      {steps.map((step) => (
        <Tip key={step} text={t("rate", { rating: step })}>
          <button
            type="button"
            aria-label={t("rate", { rating: step })}
            aria-pressed={rating === step}
            onClick={() => onRating(rating === step ? 0 : step)}
            className="grid h-8 w-6 place-items-center rounded-sm text-faint hover:text-text pointer-coarse:min-w-9"
          >
            <Star
              aria-hidden
              className={classes("size-4", step <= rating && "fill-accent-line text-accent-line")}
            />
          </button>
        </Tip>
      ))}
    </fieldset>
  );
}
