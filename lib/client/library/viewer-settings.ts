import { create } from "zustand";

interface ViewerSettings {
  /** Whether the details column is shown. */
  areDetailsShown: boolean;
  /** Whether the run's boxes are drawn over its input and its result. */
  areBoxesShown: boolean;
}

const useStore = create<ViewerSettings>(() => ({ areDetailsShown: true, areBoxesShown: true }));

/** The viewer's settings, kept while the page is open. */
export const useViewerSettings = () => useStore();

export const toggleViewerSetting = (name: keyof ViewerSettings) =>
  useStore.setState((settings) => ({ [name]: !settings[name] }));
