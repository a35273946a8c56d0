/** The letters and digits of a title, short enough for every file system. */
export const fileName = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
    .trim()
    .slice(0, 80) || "comparison";
