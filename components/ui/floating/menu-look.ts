/** How menus look. One with many entries scrolls. */
export const menuCard =
  "z-50 min-w-52 max-h-(--radix-dropdown-menu-content-available-height) overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float";
export const menuRow =
  "flex cursor-default items-center gap-3 rounded-sm px-2 py-1.5 text-sm outline-none data-highlighted:bg-accent-soft data-disabled:opacity-50 pointer-coarse:min-h-11";
