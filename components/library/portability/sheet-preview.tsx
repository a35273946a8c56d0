"use client";

import type { Asset } from "@/lib/core/api/asset";
import type { SheetPage } from "@/lib/core/sheet/sheet";

interface SheetPreviewProps {
  pages: SheetPage[];
  assets: Asset[];
  label: string;
}

/** A preview of the pages, drawn from thumbnails. */
export function SheetPreview({ pages, assets, label }: SheetPreviewProps) {
  const thumbs = new Map(assets.map(({ id, urls }) => [id, urls.thumb]));
  return (
    <div
      role="img"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable by keyboard.
      tabIndex={0}
      className="flex h-[60vh] max-h-140 flex-col gap-3 overflow-y-auto rounded-md bg-sunk p-4 [scrollbar-width:thin]"
    >
      {pages.map((page, index) => (
        <svg
          // biome-ignore lint/suspicious/noArrayIndexKey: a page's number is its identity.
          key={index}
          aria-hidden="true"
          viewBox={`0 0 ${page.width} ${page.height}`}
          className="w-full shrink-0 bg-white shadow-float"
        >
          {page.pictures.map(({ picture, x, y, width, height }) => (
            <image
              key={picture}
              href={thumbs.get(picture)}
              x={x}
              y={y}
              width={width}
              height={height}
            />
          ))}
          {page.texts.map(({ text, x, y, width, fontSize, isBold, isFaint, align }) => (
            <svg
              aria-hidden="true"
              key={`${x} ${y}`}
              x={x}
              y={y}
              width={width}
              height={fontSize * 1.4}
            >
              <text
                x={align === "left" ? 0 : align === "right" ? width : width / 2}
                y={fontSize}
                fontSize={fontSize}
                fontWeight={isBold ? 600 : 400}
                textAnchor={align === "left" ? "start" : align === "right" ? "end" : "middle"}
                fill={isFaint ? "#5d656e" : "#16191c"}
              >
                {text}
              </text>
            </svg>
          ))}
        </svg>
      ))}
    </div>
  );
}
