/** The "compare" view, of images or of a planned comparison; the layout draws it. */
export default function ComparePage() {
  return null;
}
