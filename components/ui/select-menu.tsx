"use client";

import { Check, ChevronDown, ChevronUp } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { SelectFace, type SelectProps, selectFace } from "./select-face";

/** The list with its menu, which mounts open. */
export function SelectMenu<Value extends string>({
  label,
  value,
  options,
  onValue,
  id,
  className,
}: SelectProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Radix.Root
      defaultOpen
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onValue(option.value);
      }}
    >
      <Radix.Trigger id={id} aria-label={label} className={selectFace(className)}>
        <SelectFace name={<Radix.Value>{chosen?.label}</Radix.Value>} hint={chosen?.hint} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          // A list that is longer than the window has room for scrolls.
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-md border border-line bg-raised p-1 shadow-float"
        >
          <Radix.ScrollUpButton className="grid place-items-center text-soft">
            <ChevronUp aria-hidden className="size-4" />
          </Radix.ScrollUpButton>
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex cursor-default items-center gap-3 rounded-sm px-2 py-1.5 text-sm outline-none data-highlighted:bg-accent-soft"
              >
                <span className="min-w-0 flex-1">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && <span className="block text-2xs text-faint">{option.hint}</span>}
                </span>
                <Radix.ItemIndicator>
                  <Check aria-hidden className="size-3.5" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
          <Radix.ScrollDownButton className="grid place-items-center text-soft">
            <ChevronDown aria-hidden className="size-4" />
          </Radix.ScrollDownButton>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
