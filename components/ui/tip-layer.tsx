"use client";

import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";

/** Elements with a tooltip carry this attribute; one layer shows it for all. */
export const tipAttribute = "data-tip";

/** How long the pointer must rest; coming from another tooltip it need not wait. */
const restMs = 400;
const stillMs = 300;
/** In CSS pixels. */
const gap = 6;
const edge = 8;

/** Shows the tooltip of the hovered or focused element. Mount it once per page. */
export function TipLayer() {
  const [target, setTarget] = useState<Element>();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Element | undefined;
    let hiddenAt = Number.NEGATIVE_INFINITY;
    const carrierOf = ({ target: at }: Event) =>
      at instanceof Element ? (at.closest(`[${tipAttribute}]`) ?? undefined) : undefined;
    const show = (element: Element | undefined) => {
      clearTimeout(timer);
      if (shown && !element) hiddenAt = performance.now();
      shown = element;
      setTarget(element);
    };
    const onOver = (event: PointerEvent) => {
      const carrier = carrierOf(event);
      if (event.pointerType === "touch" || carrier === shown) return;
      const isNear = shown !== undefined || performance.now() - hiddenAt < stillMs;
      show(undefined);
      if (carrier) timer = setTimeout(() => show(carrier), isNear ? 0 : restMs);
    };
    const onFocus = (event: FocusEvent) => {
      const carrier = carrierOf(event);
      if (carrier?.matches(":focus-visible")) show(carrier);
    };
    const hide = () => show(undefined);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
    document.addEventListener("pointerover", onOver);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, { capture: true });
    };
  }, []);

  const text = target?.getAttribute(tipAttribute);
  return target && text ? <TipCard target={target} text={text} /> : null;
}

function TipCard({ target, text }: { target: Element; text: string }) {
  const id = useId();
  const card = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = card.current;
    if (!element || !target.isConnected) return;
    // Above everything, even elements in the browser's own top layer.
    element.showPopover();
    const own = element.getBoundingClientRect();
    const { left, top, bottom, width } = target.getBoundingClientRect();
    const across = left + width / 2 - own.width / 2;
    const isRoomAbove = top - gap - own.height >= edge;
    element.style.left = `${Math.max(edge, Math.min(window.innerWidth - own.width - edge, across))}px`;
    element.style.top = `${isRoomAbove ? top - gap - own.height : bottom + gap}px`;
  });
  useEffect(() => {
    // Screen readers would read a tooltip that repeats the name twice.
    if (target.getAttribute("aria-label") === text) return;
    const described = target.getAttribute("aria-describedby");
    target.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
    return () => {
      if (described) target.setAttribute("aria-describedby", described);
      else target.removeAttribute("aria-describedby");
    };
  }, [target, text, id]);

  return (
    <div
      ref={card}
      id={id}
      role="tooltip"
      popover="manual"
      className="pointer-events-none fixed m-0 w-max max-w-64 rounded-md border border-line bg-raised px-2 py-1 text-xs text-text shadow-float"
    >
      {text}
    </div>
  );
}
