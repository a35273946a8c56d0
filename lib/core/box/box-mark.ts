/** Boxes are told apart by letter and by a colour that nothing else uses. */
const boxLetters = ["A", "B"] as const;
const boxColours = ["#ff8a3d", "#3dc6ff"] as const;

export const boxLetter = (index: number): string => boxLetters[index] ?? "";
export const boxColour = (index: number): string => boxColours[index] ?? boxColours[0];
