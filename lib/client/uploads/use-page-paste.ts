"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readView } from "@/lib/client/address/view";
import { isTyping } from "@/lib/client/browser/is-typing";
import { imageLinkOf } from "@/lib/core/transfer/links";
import { isPastedText } from "@/lib/core/transfer/pasted";
import { bringLinks } from "./bring-images";
import { keepFiles, keepLinks } from "./keep-files";
import { receiveFiles } from "./receive-files";

/**
 * Takes images pasted anywhere on the page, and links to images outside of text fields: in the Library
 * view they are only kept, elsewhere they become inputs.
 */
export function usePagePaste(): void {
  const client = useQueryClient();

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = Array.from(event.clipboardData?.files ?? []);
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const types = event.clipboardData?.types ?? [];
      const isText = isPastedText({
        text,
        isFormatted: types.includes("text/html") || types.includes("text/rtf"),
        fileNames: files.map(({ name }) => name),
        isTyping: isTyping(event.target),
      });
      if (isText) return;
      const link = isTyping(event.target) ? undefined : imageLinkOf(text);
      if (files.length === 0 && link === undefined) return;
      event.preventDefault();
      const isForLibrary = readView() === "library";
      if (files.length > 0) {
        if (isForLibrary) keepFiles(client, files);
        else void receiveFiles(client, files);
      } else if (link !== undefined) {
        if (isForLibrary) keepLinks(client, [link]);
        else bringLinks(client, [link]);
      }
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [client]);
}
