/** Whether a modal dialog covers the page, whose questions could not be read then. */
export const isCovered = (): boolean => document.querySelector("[data-modal]") !== null;
