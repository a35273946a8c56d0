"use client";

import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { download } from "@/lib/client/browser/download";
import { paletteFormats, readPalette, writePaletteText } from "@/lib/core/palette/formats/formats";
import { encodedText } from "@/lib/core/palette/formats/text";
import { takenFrom } from "@/lib/core/palette/taken-palette";
import { ImportReport } from "../import-report";
import type { ToolProps } from "./tool-props";

const heading = "text-2xs font-semibold text-soft";
/** No palette file is larger; anything larger is something else. */
const largestBytes = 1_000_000;

/** Imports and exports palettes of other programs. */
export function FilesTab({ palette, onPalette, max }: ToolProps) {
  const t = useTranslations("palette.tools");
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [notice, setNotice] = useState<{ isBad: boolean; text: ReactNode }>();

  const take = (content: Uint8Array, name: string) => {
    const found = readPalette(content);
    if (!found) return setNotice({ isBad: true, text: t("noPalette", { name }) });
    const { palette: taken, leftOut } = takenFrom(found, max);
    onPalette(taken);
    setNotice({ isBad: false, text: <ImportReport leftOut={leftOut} /> });
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    const isLarge = file.size > largestBytes;
    take(isLarge ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()), file.name);
  };
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    // Here a file is a palette, not an image for the strip.
    event.preventDefault();
    event.stopPropagation();
    void takeFile(file);
  };

  return (
    <div className="flex flex-col gap-5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button and the field below do the same by keyboard. */}
      <section className="flex flex-col gap-2" onDrop={onDrop}>
        <h3 className={heading}>{t("import")}</h3>
        <p className="text-xs text-soft">{t("importHint")}</p>
        <div className="flex gap-2">
          <Button size="small" onClick={() => picker.current?.click()}>
            {t("chooseFile")}
          </Button>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".ase,.aco,.gpl,.pal,.css,.scss,.less,.json,.txt"
            aria-label={t("chooseFile")}
            onChange={(event) => {
              void takeFile(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </div>
        <div className="flex gap-2">
          <textarea
            aria-label={t("pasteHere")}
            placeholder={t("pasteHere")}
            rows={2}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="min-w-0 flex-1 resize-y rounded-md border border-line bg-sunk p-2 text-xs placeholder:text-faint hover:border-line-strong"
          />
          <Button
            size="small"
            disabled={text.trim() === ""}
            onClick={() => take(encodedText(text), t("theText"))}
          >
            {t("takeText")}
          </Button>
        </div>
        <div
          aria-live="polite"
          className={`flex flex-col gap-1 text-xs empty:hidden ${notice?.isBad ? "text-bad" : "text-soft"}`}
        >
          {notice?.text}
        </div>
      </section>
      {palette.length > 0 && (
        <section className="flex flex-col gap-2">
          <h3 className={heading}>{t("export")}</h3>
          <ul className="flex flex-col gap-1">
            {paletteFormats.map((format) => (
              <li key={format.id} className="flex items-center gap-2 text-xs">
                <span className="flex-1">{t(`format.${format.id}`)}</span>
                {format.id !== "ase" && (
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t("copyAs", { format: t(`format.${format.id}`) })}
                    onClick={() =>
                      navigator.clipboard.writeText(writePaletteText(format, palette)).then(
                        () => setNotice({ isBad: false, text: t("copied") }),
                        () => setNotice({ isBad: true, text: t("copyFailed") }),
                      )
                    }
                  >
                    {t("copy")}
                  </Button>
                )}
                {format.id !== "coolors" && (
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t("saveAs", { format: t(`format.${format.id}`) })}
                    onClick={() =>
                      download(`palette${format.extension}`, format.mime, format.write(palette))
                    }
                  >
                    {t("save")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
