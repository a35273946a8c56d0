"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { NoticeBar } from "@/components/ui/notice-bar";
import { dismissNotice, takeOffer, undoNotice, useNotice } from "@/lib/client/shell/notice";

/** Says what was done and offers undo, above everything except dialogs. */
export function Notices() {
  const t = useTranslations("takeUp");
  const notice = useNotice();
  /** What had the focus before it came to the notice. */
  const opener = useRef<Element>(null);
  const returnFocus = () => {
    const before = opener.current;
    // The notice is gone before the next frame.
    requestAnimationFrame(() => {
      const isLost = document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    });
  };
  const andReturn = (work: () => unknown) => () => {
    work();
    returnFocus();
  };
  return (
    <div
      role="status"
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) opener.current = relatedTarget;
      }}
      className="pointer-events-none fixed inset-x-3 bottom-12 z-50 flex justify-center *:pointer-events-auto"
    >
      {notice && (
        <NoticeBar
          key={notice.id}
          text={notice.text}
          offer={notice.offer && { label: notice.offer.label, onTake: andReturn(takeOffer) }}
          undo={notice.undo && { label: t("undo"), onUndo: andReturn(undoNotice) }}
          closeLabel={t("close")}
          onClose={andReturn(dismissNotice)}
        />
      )}
    </div>
  );
}
