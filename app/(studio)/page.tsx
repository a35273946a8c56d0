/** The "compose" view; the layout draws it. */
export default function ComposePage() {
  return null;
}
