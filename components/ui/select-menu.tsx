"use client";

import { Check, ChevronDown, ChevronUp } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { useId, useState } from "react";
import { classes } from "./classes";
import {
  type Option,
  type OptionDetails,
  SelectFace,
  type SelectProps,
  selectFace,
} from "./select-face";

/** The list with its menu, which mounts open. */
export function SelectMenu<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onValue, id, className } = props;
  const [isOpen, setOpen] = useState(true);
  const chosen = options.find((option) => option.value === value);
  return (
    <Radix.Root
      open={isOpen}
      onOpenChange={setOpen}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onValue(option.value);
      }}
    >
      <Radix.Trigger id={id} aria-label={label} className={selectFace(className)}>
        <SelectFace name={<Radix.Value>{chosen?.label}</Radix.Value>} hint={chosen?.hint} />
      </Radix.Trigger>
      {/* Radix would keep the items of a closed list up to date, at every key typed elsewhere. */}
      {isOpen && <Items {...props} />}
    </Radix.Root>
  );
}

function Items<Value extends string>({ options, detailsOf }: SelectProps<Value>) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <Radix.Portal>
      <Radix.Content
        position="popper"
        sideOffset={4}
        collisionPadding={8}
        // A list that is longer than the window has room for scrolls.
        className={classes(
          "z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-md border border-line bg-raised p-1 shadow-float",
          detailsOf && "w-104 max-w-[calc(100vw-16px)]",
        )}
      >
        <Radix.ScrollUpButton className="grid place-items-center text-soft">
          <ChevronUp aria-hidden className="size-4" />
        </Radix.ScrollUpButton>
        <Radix.Viewport>
          {groups.map((group) => (
            <Radix.Group key={group ?? ""}>
              {group && (
                <Radix.Label className="px-2 pt-2 pb-1 text-2xs font-semibold text-soft">
                  {group}
                </Radix.Label>
              )}
              {options
                .filter((option) => option.group === group)
                .map((option) => (
                  <Item key={option.value} option={option} details={detailsOf?.(option.value)} />
                ))}
            </Radix.Group>
          ))}
        </Radix.Viewport>
        <Radix.ScrollDownButton className="grid place-items-center text-soft">
          <ChevronDown aria-hidden className="size-4" />
        </Radix.ScrollDownButton>
      </Radix.Content>
    </Radix.Portal>
  );
}

interface ItemProps {
  option: Option<string>;
  details: OptionDetails | undefined;
}

function Item({ option, details }: ItemProps) {
  const id = useId();
  const hint = details?.hint ?? option.hint;
  return (
    <Radix.Item
      value={option.value}
      // Its name is the option's alone, which is also what typing finds.
      aria-describedby={`${id}-aside ${id}-about`}
      className="flex cursor-default items-center gap-2.5 rounded-sm px-2 py-1.5 text-sm outline-none data-highlighted:bg-accent-soft"
    >
      <span className="min-w-0 flex-1">
        <span className={line}>
          <Radix.ItemText>{option.label}</Radix.ItemText>
          <span id={`${id}-aside`} className="shrink-0 tabular-nums">
            {details?.aside}
          </span>
        </span>
        <span id={`${id}-about`} className="text-2xs text-faint">
          {hint && (
            <span className={line}>
              <span>{hint}</span>
              {details && <span className="shrink-0">{details.hintAside}</span>}
            </span>
          )}
          {details?.notes.map(({ text, isCaution }) => (
            <span key={text} className={classes("block", isCaution && "text-caution")}>
              {text}
            </span>
          ))}
        </span>
      </span>
      <span className="w-3.5 shrink-0">
        <Radix.ItemIndicator>
          <Check aria-hidden className="size-3.5" />
        </Radix.ItemIndicator>
      </span>
    </Radix.Item>
  );
}

const line = "flex items-baseline justify-between gap-3";
