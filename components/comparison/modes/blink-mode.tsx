"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { PairCorner } from "@/components/comparison/pane/pair-corner";
import { type PairModeProps, PairPane } from "@/components/comparison/pane/pair-pane";
import { Surface } from "@/components/comparison/pane/surface";
import { Button } from "@/components/ui/button";
import { Slider } from "@/components/ui/slider";
import { isTyping } from "@/lib/client/browser/is-typing";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { ModeFrame, roomAbove } from "./mode-frame";

/** Alternates A and B in one place, by key or automatically. Both stay drawn all the time. */
export function BlinkMode({ a, b, room }: PairModeProps) {
  const t = useTranslations("comparison.blink");
  const [isB, setB] = useState(false);
  const [isPlaying, setPlaying] = useState(false);
  const [tenths, setTenths] = useState(6);
  const pane = roomAbove(room);

  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => setB((before) => !before), tenths * 100);
    return () => clearInterval(timer);
  }, [isPlaying, tenths]);

  useWindowKeys((event) => {
    const onButton = event.target instanceof HTMLElement && event.target.closest("button");
    if (event.key !== " " || isTyping(event.target) || onButton) return;
    event.preventDefault();
    setPlaying(false);
    setB(!isB);
  });

  const shown = isB ? b : a;
  return (
    <ModeFrame
      controls={
        <>
          <Button
            size="small"
            onClick={() => {
              setPlaying(false);
              setB(!isB);
            }}
          >
            {t("switch")}
          </Button>
          <Button size="small" aria-pressed={isPlaying} onClick={() => setPlaying(!isPlaying)}>
            {isPlaying ? (
              <Pause aria-hidden className="size-3.5" />
            ) : (
              <Play aria-hidden className="size-3.5" />
            )}
            {t(isPlaying ? "stop" : "play")}
          </Button>
          <Slider
            label={t("every")}
            value={tenths}
            min={1}
            max={20}
            onValue={setTenths}
            text={t("seconds", { seconds: tenths / 10 })}
          />
        </>
      }
    >
      <PairPane
        a={a}
        b={b}
        pane={pane}
        overlay={<PairCorner side="left" letter={isB ? "B" : "A"} text={shown.caption} />}
      >
        {[a, b].map((image) => (
          <div
            key={image.id}
            data-blink={image === shown ? "shown" : "hidden"}
            className="absolute inset-0"
            style={{ visibility: image === shown ? "visible" : "hidden" }}
          >
            {image.picture && <Surface picture={image.picture} pane={pane} />}
          </div>
        ))}
      </PairPane>
    </ModeFrame>
  );
}
