"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";

interface StarRatingProps {
  /** 0 to 5; 0 is none. */
  rating: number;
  onRating: (rating: number) => void;
}

const steps = [1, 2, 3, 4, 5];

/** One to five stars; the one that is set takes the rating away again. */
export function StarRating({ rating, onRating }: StarRatingProps) {
  const t = useTranslations("viewer");
  return (
    <fieldset className="flex">
      <legend className="sr-only">{t("rating", { rating })}</legend>
      {steps.map((step) => (
        <button
          key={step}
          type="button"
          aria-label={t("rate", { rating: step })}
          aria-pressed={step === rating}
          onClick={() => onRating(step === rating ? 0 : step)}
          className="grid h-8 w-7 place-items-center rounded-md text-faint hover:text-text pointer-coarse:h-11 pointer-coarse:w-9"
        >
          <Star
            aria-hidden
            className={classes("size-4", step <= rating && "fill-caution text-caution")}
          />
        </button>
      ))}
    </fieldset>
  );
}
