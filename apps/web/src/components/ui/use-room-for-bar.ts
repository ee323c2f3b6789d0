"use client";

import { type RefObject, useEffect } from "react";

/** Some room, so that the focus ring of what stands right above the bar is seen, too. */
const GAP_PX = 8;

/** What gets the focus is scrolled above a bar that lies over the end of the page's scrolled area, however high the bar grows. */
export function useRoomForBar(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    const main = element?.closest("main");
    if (!element || !main) return;
    const observer = new ResizeObserver(() => {
      main.style.scrollPaddingBottom = `${element.offsetHeight + GAP_PX}px`;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      main.style.scrollPaddingBottom = "";
    };
  }, [bar]);
}
