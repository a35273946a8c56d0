/** Whether this browser can show the page's notices, and whether the user allows it. */
export function noticePermission(): NotificationPermission | "unavailable" {
  // Over plain http from another machine, browsers have none.
  return "Notification" in window ? Notification.permission : "unavailable";
}

/** Asks the user, once; later the browser answers by itself. */
export async function askForNotices(): Promise<NotificationPermission | "unavailable"> {
  return "Notification" in window ? Notification.requestPermission() : "unavailable";
}

interface BrowserNotice {
  title: string;
  body: string;
  /** Several pages of the studio show one notice with the same tag once. */
  tag: string;
}

/** Shows a notice outside the page, which leads back to it. */
export function showBrowserNotice({ title, body, tag }: BrowserNotice): void {
  if (noticePermission() !== "granted") return;
  try {
    const notice = new Notification(title, { body, tag });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // On a phone, only a service worker may show one.
  }
}
