import { z } from "zod";

export const themeSchema = z.enum(["system", "dark", "light"]);
export type Theme = z.infer<typeof themeSchema>;

/** The cookie that holds the user's choice. */
export const themeCookie = "swatchbox_theme";

const following = { system: "dark", dark: "light", light: "system" } satisfies Record<Theme, Theme>;

/** The next theme when cycling. */
export const themeAfter = (theme: Theme): Theme => following[theme];
