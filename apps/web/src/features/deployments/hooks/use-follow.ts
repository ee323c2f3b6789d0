"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";

const NEAR_END_PX = 40;

interface FollowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  /** How many lines there are. */
  readonly count: number;
  readonly startsAtEnd: boolean;
  readonly toEnd: () => void;
}

/** Keeps a list at its end as it grows; scrolling up stops that and counts what comes meanwhile. */
export function useFollow({ scroller, count, startsAtEnd, toEnd }: FollowOptions) {
  const [isFollowing, setIsFollowing] = useState(startsAtEnd);
  const [seen, setSeen] = useState(count);
  const goToEnd = useEffectEvent(toEnd);
  useEffect(() => {
    if (isFollowing && count > 0) goToEnd();
  }, [isFollowing, count]);
  const stop = () => {
    if (isFollowing) setSeen(count);
    setIsFollowing(false);
  };
  return {
    isFollowing,
    newLines: isFollowing ? 0 : Math.max(0, count - seen),
    start: () => setIsFollowing(true),
    stop,
    noticeScroll: () => {
      const box = scroller.current;
      if (!box) return;
      if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX) setIsFollowing(true);
      else stop();
    },
  };
}
