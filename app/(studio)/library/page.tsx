/** The view "library"; the layout draws it. */
export default function LibraryPage() {
  return null;
}
