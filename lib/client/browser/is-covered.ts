/** Whether a modal dialog covers the page. A question on the page could not be read then. */
export const isCovered = (): boolean => document.querySelector("[data-modal]") !== null;
