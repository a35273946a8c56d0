/** The view "compose"; the layout draws it. */
export default function ComposePage() {
  return null;
}
