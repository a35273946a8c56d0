"use client";

import { useTranslations } from "next-intl";
import { useDesk, useDeskView } from "@/lib/client/comparison/desk-store";
import type { PixelSize } from "@/lib/core/box/box";
import type { DeskImage } from "./desk-image";
import { ImageMenu } from "./image-menu";
import { Loupe } from "./loupe";
import { Pane } from "./pane";
import { PaneCaption } from "./pane-caption";
import { Surface } from "./surface";

/** In CSS pixels: narrower, the menu would cover what it is about. */
const menuFrom = 80;

interface DeskPaneProps {
  image: DeskImage;
  /** Text over the image; by default the whole caption. */
  note?: string;
  /** In CSS pixels. */
  pane: PixelSize;
  /** Whether it lies in a page that scrolls, where a double click opens it large. */
  isInPage?: boolean;
}

/** One of several images side by side. */
export function DeskPane({ image, note, pane, isInPage = false }: DeskPaneProps) {
  const t = useTranslations("comparison");
  const { view, choose, open } = useDesk();
  const hasLoupe = useDeskView((latest) => latest.hasLoupe);
  const { caption, width, height, picture, letter, mark } = image;
  return (
    <Pane
      name={t("pane", { name: letter ? `${letter}, ${caption}` : caption, width, height })}
      image={image}
      pane={pane}
      ring={image.isActive ? "active" : letter ? "pair" : "plain"}
      isRejected={image.isRejected}
      isActive={image.isActive}
      isInPage={isInPage}
      onOpen={() => open(image.id)}
      onChoose={() => choose(image.id)}
      onPointAt={hasLoupe ? (loupePoint) => view.setState({ loupePoint }) : undefined}
      overlay={
        <>
          <PaneCaption letter={letter} text={note ?? caption} mark={mark} />
          {pane.width >= menuFrom && <ImageMenu image={image} place="pane" />}
        </>
      }
    >
      {picture && <Surface picture={picture} pane={pane} />}
      {picture && hasLoupe && <Loupe picture={picture} pane={pane} />}
    </Pane>
  );
}
