"use client";

import { type ComponentType, useState } from "react";
import { SelectFace, type SelectProps, selectFace } from "./select-face";

// The menu and its positioning weigh a fifth of the page, so they load on first use.
const loadMenu = () => import("./select-menu");

/** One choice from a drop-down list. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const [Menu, setMenu] = useState<ComponentType<SelectProps<Value>>>();
  if (Menu) return <Menu {...props} />;

  const { label, value, options, id, className } = props;
  const chosen = options.find((option) => option.value === value);
  const open = () =>
    // If the chunk fails to load, the list stays as it is and can be pressed again.
    loadMenu().then(
      ({ SelectMenu }) => setMenu(() => SelectMenu),
      () => undefined,
    );
  return (
    <button
      type="button"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      aria-controls={undefined}
      aria-label={label}
      id={id}
      onPointerEnter={() => void loadMenu().catch(() => undefined)}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        void open();
      }}
      className={selectFace(className)}
    >
      <SelectFace name={chosen?.label} hint={chosen?.hint} />
    </button>
  );
}
