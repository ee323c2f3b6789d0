"use client";

import { type RefObject, useEffect, useState } from "react";

/** How far below the top of the page's scrolled area an element begins, in pixels; measured again when what is above it changes. */
export function useTopInMain(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const main = element.current?.closest("main");
    const content = main?.firstElementChild;
    if (!main || !content) return;
    const measure = () => {
      const box = element.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top - main.getBoundingClientRect().top + main.scrollTop));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(content);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
