"use client";

import { createContext, useContext } from "react";
import { create } from "zustand";
import type { Theme } from "@/lib/core/theme";
import { applyTheme } from "./preferences";

/** The theme the server rendered the page with. */
export const InitialThemeContext = createContext<Theme>("system");

const useStore = create<{ chosen: Theme | undefined }>(() => ({ chosen: undefined }));

export function useTheme(): Theme {
  const initial = useContext(InitialThemeContext);
  return useStore(({ chosen }) => chosen) ?? initial;
}

export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  useStore.setState({ chosen: theme });
}
