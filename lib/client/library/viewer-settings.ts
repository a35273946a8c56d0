import { create } from "zustand";

interface ViewerSettings {
  /** Whether the column with everything known of the image is there. */
  areDetailsShown: boolean;
  /** Whether the boxes of the run are drawn over its input and its result. */
  areBoxesShown: boolean;
}

const useStore = create<ViewerSettings>(() => ({ areDetailsShown: true, areBoxesShown: true }));

/** How the viewer is set up, for as long as the page lives. */
export const useViewerSettings = () => useStore();

export const toggleViewerSetting = (name: keyof ViewerSettings) =>
  useStore.setState((settings) => ({ [name]: !settings[name] }));
