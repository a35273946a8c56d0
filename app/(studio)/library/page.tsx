/** The "library" view; the layout draws it. */
export default function LibraryPage() {
  return null;
}
