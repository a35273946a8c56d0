import { imageLinkOf } from "@/lib/core/transfer/links";

/**
 * The addresses of the pictures in what was dragged from a page: of a picture that leads elsewhere, a
 * browser gives only that as the link. Words among them are more than pictures, and give none.
 */
export function picturesOfHtml(html: string): string[] {
  if (html === "") return [];
  // Nothing of it is loaded or run.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  if (body.textContent.trim() !== "") return [];
  const links = Array.from(body.querySelectorAll("img"), (image) =>
    imageLinkOf(image.getAttribute("src") ?? ""),
  );
  return links.filter((link) => link !== undefined);
}
