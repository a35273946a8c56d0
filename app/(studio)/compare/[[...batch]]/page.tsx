/** The "compare" view, of images or of a batch; the layout draws it. */
export default function ComparePage() {
  return null;
}
