"use client";

import { useTranslations } from "next-intl";
import { NoticeBar } from "@/components/ui/notice-bar";
import { dismissNotice, takeOffer, undoNotice, useNotice } from "@/lib/client/shell/notice";

/** Says what was done and offers undo, above everything except dialogs. */
export function Notices() {
  const t = useTranslations("takeUp");
  const notice = useNotice();
  return (
    <section
      aria-label={t("notices")}
      className="pointer-events-none fixed inset-x-3 bottom-12 z-50 flex justify-center *:pointer-events-auto"
    >
      <NoticeBar
        told={
          notice && {
            id: notice.id,
            text: notice.text,
            offer: notice.offer && { label: notice.offer.label, onTake: takeOffer },
            undo: notice.undo && { label: t("undo"), onUndo: undoNotice },
          }
        }
        closeLabel={t("close")}
        onClose={dismissNotice}
      />
    </section>
  );
}

/**
 * Reads notices out. It is in the page before the first of them and for good: a screen reader hears only
 * what changes in a region that it knows, while the bar moves in and out of the viewer. A dialog hides
 * everything around it from screen readers except what has `aria-live`.
 */
export function SpokenNotices() {
  const notice = useNotice();
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      {/* Read out again even if the words are the same. */}
      {notice && <p key={notice.id}>{notice.text}</p>}
    </div>
  );
}
