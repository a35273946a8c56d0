"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NumberInput } from "@/components/ui/number-input";
import { endEdit } from "@/lib/client/draft/draft-store";
import {
  type Box,
  type BoxPart,
  boxBetween,
  boxFault,
  type PixelSize,
  rangeOf,
  withPart,
} from "@/lib/core/box/box";

const coordinates = ["x1", "y1", "x2", "y2"] as const;
const sides = ["width", "height"] as const;

const group = "flex flex-wrap items-center justify-center gap-x-2 gap-y-1";

interface BoxFieldsProps {
  /** The box as it looks now, even during a drag. */
  box: Box;
  image: PixelSize;
  onBox: (box: Box, part: BoxPart) => void;
  /** Actions on the box; they stay beside the last fields if the row is too narrow for all. */
  children: ReactNode;
}

/** A box in numbers: its edges, width and height, in pixels of the upright image. */
export function BoxFields({ box, image, onBox, children }: BoxFieldsProps) {
  const t = useTranslations("stage");
  const [x1, y1, x2, y2] = box;
  /** Takes a pasted box or size, clipped to the image. */
  const paste = (part: BoxPart, pasted: Box) => {
    onBox(boxBetween({ x: pasted[0], y: pasted[1] }, { x: pasted[2], y: pasted[3] }, image), part);
    return boxFault(pasted, image) && t("outside", { width: image.width, height: image.height });
  };
  const shared = (part: BoxPart) => ({
    ...rangeOf(box, part, image),
    whole: /^x|width/.test(part) ? image.width : image.height,
    unit: "pixels" as const,
    commits: "leaving" as const,
    onValue: (value: number | undefined) =>
      value !== undefined && onBox(withPart(box, part, value, image), part),
    onBlur: endEdit,
    look: "compact" as const,
    className: "w-13",
  });

  return (
    <>
      <span className={group}>
        {coordinates.map((part, index) => (
          <Labelled key={part} text={part}>
            <NumberInput
              {...shared(part)}
              aria-label={part}
              value={box[index]}
              several={{
                count: 4,
                take: ([left = 0, top = 0, right = 0, bottom = 0]) =>
                  paste(part, [left, top, right, bottom]),
              }}
            />
          </Labelled>
        ))}
      </span>
      <span className={group}>
        {sides.map((part) => (
          <Labelled key={part} text={t(`sideShort.${part}`)}>
            <NumberInput
              {...shared(part)}
              aria-label={t(`side.${part}`)}
              value={part === "width" ? x2 - x1 : y2 - y1}
              several={{
                count: 2,
                take: ([width = 0, height = 0]) => paste(part, [x1, y1, x1 + width, y1 + height]),
              }}
            />
          </Labelled>
        ))}
        {children}
      </span>
    </>
  );
}

function Labelled({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-1 text-xs text-faint">
      <span aria-hidden>{text}</span>
      {children}
    </div>
  );
}
