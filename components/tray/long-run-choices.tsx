"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { askForNotices, noticePermission } from "@/lib/client/browser/browser-notice";
import { chime } from "@/lib/client/browser/chime";
import { setLongRunSettings, useLongRunSettings } from "@/lib/client/run/long-run-settings";

/** Whether a notice is shown and a sound is heard, each off until it is switched on. */
export default function LongRunChoices() {
  const t = useTranslations("shell.longRuns");
  const { hasNotice, hasSound } = useLongRunSettings();
  const [permission, setPermission] = useState(noticePermission);
  const isImpossible = permission === "denied" || permission === "unavailable";
  const switchNotice = async (isOn: boolean) => {
    const answer = isOn ? await askForNotices() : permission;
    setPermission(answer);
    setLongRunSettings({ hasNotice: isOn && answer === "granted" });
  };
  const switchSound = (isOn: boolean) => {
    setLongRunSettings({ hasSound: isOn });
    // Heard at once, and the browser learns from the press that sound is wanted.
    if (isOn) void chime().catch(() => undefined);
  };
  return (
    <div className="flex flex-col gap-3">
      <h2 className="font-semibold">{t("title")}</h2>
      <p className="text-2xs text-faint">{t("hint")}</p>
      <Switch
        label={t("notice")}
        checked={hasNotice && permission === "granted"}
        disabled={isImpossible}
        onChecked={(isOn) => void switchNotice(isOn)}
        {...(isImpossible && { hint: t(permission) })}
      />
      <Switch label={t("sound")} checked={hasSound} onChecked={switchSound} />
    </div>
  );
}
