"use client";

import { createContext, useContext } from "react";
import type { Theme } from "@/lib/core/theme";

/** The look with which the server drew the page. */
export const InitialThemeContext = createContext<Theme>("system");

export const useInitialTheme = () => useContext(InitialThemeContext);
