/** The yes-or-no parameters that models have, in the order in which the form shows them. */
export const toggles = ["promptExtend", "watermark", "thinkingMode", "sequential"] as const;
export type Toggle = (typeof toggles)[number];

export const isToggle = (name: string): name is Toggle => toggles.some((one) => one === name);

/** Those that batches vary: the others mark a picture, or ask for more of them. */
export const comparedToggles = ["thinkingMode", "promptExtend"] as const satisfies Toggle[];
export type ComparedToggle = (typeof comparedToggles)[number];

export const isComparedToggle = (name: string): name is ComparedToggle =>
  comparedToggles.some((one) => one === name);
