"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { NumberInput } from "@/components/ui/number-input";
import { endEdit } from "@/lib/client/draft-store";
import { type Box, boxFault, type PixelSize, withCoordinate, withSide } from "@/lib/core/bbox/box";

const coordinates = ["x1", "y1", "x2", "y2"] as const;
const sides = ["width", "height"] as const;
type FieldName = (typeof coordinates)[number] | (typeof sides)[number];

const group = "flex flex-wrap items-center justify-center gap-x-2 gap-y-1";

interface BoxFieldsProps {
  /** As it looks, also in the middle of a drag. */
  box: Box;
  image: PixelSize;
  onBox: (box: Box, field: FieldName) => void;
  /** What can be done with the box; it stays beside the last fields where the row is too narrow for all. */
  children: ReactNode;
}

/** A number that would break the box: kept in its field with the reason, not applied. */
interface Refused {
  field: FieldName;
  fault: "empty" | "outside";
}

/** A box in numbers: its edges, and how wide and high that makes it. In pixels of the upright image. */
export function BoxFields({ box, image, onBox, children }: BoxFieldsProps) {
  const t = useTranslations("canvas");
  const [refused, setRefused] = useState<Refused>();
  const [x1, y1, x2, y2] = box;

  const change = (field: FieldName, next: Box) => {
    const fault = boxFault(next, image);
    setRefused(fault && { field, fault });
    if (!fault) onBox(next, field);
  };
  const leave = () => {
    setRefused(undefined);
    endEdit();
  };

  return (
    <>
      {refused && (
        <p role="alert" className="w-full text-center text-xs text-bad">
          {t(`fault.${refused.fault}`, { width: image.width, height: image.height })}
        </p>
      )}
      <span className={group}>
        {([0, 1, 2, 3] as const).map((index) => {
          const field = coordinates[index];
          return (
            <Labelled key={field} text={field}>
              <NumberInput
                aria-label={field}
                value={box[index]}
                invalid={refused?.field === field}
                onValue={(value) =>
                  value !== undefined && change(field, withCoordinate(box, index, value))
                }
                onBlur={leave}
                look="compact"
                className="w-13"
              />
            </Labelled>
          );
        })}
      </span>
      <span className={group}>
        {sides.map((side) => (
          <Labelled key={side} text={t(`sideShort.${side}`)}>
            <NumberInput
              aria-label={t(`side.${side}`)}
              value={side === "width" ? x2 - x1 : y2 - y1}
              invalid={refused?.field === side}
              onValue={(value) => value !== undefined && change(side, withSide(box, side, value))}
              onBlur={leave}
              look="compact"
              className="w-13"
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
