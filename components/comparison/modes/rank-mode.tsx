"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCompared } from "@/components/comparison/pane/compared";
import { Pane } from "@/components/comparison/pane/pane";
import { PaneCaption } from "@/components/comparison/pane/pane-caption";
import { Surface } from "@/components/comparison/pane/surface";
import { Button } from "@/components/ui/button";
import { isTyping } from "@/lib/client/browser/is-typing";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { useDesk } from "@/lib/client/comparison/desk-store";
import type { PixelSize } from "@/lib/core/box/box";
import { rankedDecisions } from "@/lib/core/comparison-view/decisions";
import { inMode } from "@/lib/core/comparison-view/desk-view";
import { layoutOf, paneGap, usualAspect } from "@/lib/core/comparison-view/layout";
import { type PairAnswer, rankingAfter } from "@/lib/core/comparison-view/ranking";
import { isShortcut } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";
import { ModeFrame, roomAbove } from "./mode-frame";

/** Asks which of two images is better until the order of all is known. */
export function RankMode({ room }: { room: PixelSize }) {
  const t = useTranslations("comparison");
  const { view } = useDesk();
  const { images, decide } = useCompared();
  const [answers, setAnswers] = useState<PairAnswer[]>([]);
  const ids = images.map(({ id }) => id);
  const question = rankingAfter(ids, answers);
  const sides =
    question.kind === "question"
      ? [question.left, question.right].flatMap((id) => images.find((one) => one.id === id) ?? [])
      : [];

  const prefer = (better: string) => {
    if (question.kind !== "question") return;
    const worse = better === question.left ? question.right : question.left;
    const next = [...answers, { better, worse }];
    const after = rankingAfter(ids, next);
    if (after.kind === "question") return setAnswers(next);
    decide((latest) => rankedDecisions(latest, after.order));
    view.setState(inMode("grid"));
  };
  const takeBack = () => setAnswers(answers.slice(0, -1));

  // Before the panes, whose arrow keys move the pictures.
  useWindowKeys((event) => {
    if (isTyping(event.target) || !isShortcut(shortcuts.compare, "rankPair", event)) return;
    const [left, right] = sides;
    const better = event.key === "ArrowLeft" ? left : right;
    if (event.key === "Backspace") takeBack();
    else if (better) prefer(better.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  const layout = layoutOf(2, usualAspect(sides), roomAbove(room));
  return (
    <ModeFrame
      controls={
        <>
          <span aria-live="polite">
            {question.kind === "question" &&
              t("rank.question", { number: question.asked + 1, most: question.atMost })}
          </span>
          <Button size="small" disabled={answers.length === 0} onClick={takeBack}>
            {t("rank.back")}
          </Button>
        </>
      }
    >
      <ul
        className="grid w-fit"
        style={{
          gap: paneGap,
          gridTemplateColumns: `repeat(${layout.columns}, ${layout.pane.width}px)`,
        }}
      >
        {sides.map((image, side) => (
          <li key={side === 0 ? "left" : "right"}>
            <Pane
              name={t("pane", { name: image.caption, width: image.width, height: image.height })}
              image={image}
              pane={layout.pane}
              overlay={
                <>
                  <PaneCaption text={image.caption} />
                  <Button
                    look="primary"
                    onClick={() => prefer(image.id)}
                    className="absolute bottom-3 left-1/2 -translate-x-1/2"
                  >
                    {t(side === 0 ? "rank.left" : "rank.right")}
                  </Button>
                </>
              }
            >
              {image.picture && (
                <Surface key={image.id} picture={image.picture} pane={layout.pane} />
              )}
            </Pane>
          </li>
        ))}
      </ul>
    </ModeFrame>
  );
}
