"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { useCommandKey } from "@/lib/client/browser/use-command-key";
import { shortcutPlaces, shortcuts } from "@/lib/core/shortcuts";

/** Every shortcut, grouped by where it works. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("help");
  const command = useCommandKey();
  return (
    <Dialog title={t("shortcuts")} onClose={onClose} className="w-3xl">
      <div className="columns-2 gap-8 max-[700px]:columns-1">
        {shortcutPlaces.map((place) => (
          <section key={place} className="mb-4 break-inside-avoid-column">
            <h3 className="mb-1 text-2xs font-semibold text-soft">{t(`place.${place}`)}</h3>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-xs">
              {shortcuts[place].map(({ id, keys }) => (
                <div key={id} className="contents">
                  <dt>{t(`shortcut.${id}`)}</dt>
                  <dd className="flex flex-wrap items-start justify-end gap-1">
                    {keys.map((combination) => (
                      <kbd
                        key={combination}
                        className="rounded-sm border border-line bg-sunk px-1 font-sans text-2xs whitespace-nowrap text-soft"
                      >
                        {combination.replace("Mod", command)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
