/** How a prompt is rewritten: once, or by an agent that plans first. */
export const rewritingModes = ["direct", "agent"] as const;
export type RewritingMode = (typeof rewritingModes)[number];
