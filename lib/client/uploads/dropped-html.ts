import { imageLinkOf } from "@/lib/core/transfer/links";

/**
 * The URLs of pictures in HTML dragged from a page: if a picture is a link, browsers report only
 * the link's target. HTML that contains words is more than pictures and gives none.
 */
export function picturesOfHtml(html: string): string[] {
  if (html === "") return [];
  // This loads and runs nothing.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  if (body.textContent.trim() !== "") return [];
  const links = Array.from(body.querySelectorAll("img"), (image) =>
    imageLinkOf(image.getAttribute("src") ?? ""),
  );
  return links.filter((link) => link !== undefined);
}
