"use client";

import { findDefinition } from "@zerolake/catalog";
import { useEffect, useRef } from "react";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { connectionVerdict, joinedTo } from "../../store/connect/connection-verdict.ts";

const BESIDE_PX = 16;

/** Why the part under the pointer does not take the connection that is being drawn. It follows the pointer without a render. */
export function RefusalHint() {
  const says = useDesigner(({ connecting, log }) => {
    if (connecting?.over === undefined || connecting.fits.has(connecting.over)) return undefined;
    const answer = connectionVerdict(log.current.blueprint, joinedTo(connecting, connecting.over));
    if (answer.verdict === "fits") return undefined;
    const between = answer.insert.map((kind) => findDefinition(kind)?.title ?? kind).join(" and ");
    return between === "" ? answer.says : `${answer.says} Drop here to put ${between} between.`;
  });
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (says === undefined) return;
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const card = ref.current;
      if (!card) return;
      const left = Math.min(clientX + BESIDE_PX, window.innerWidth - card.offsetWidth - BESIDE_PX);
      card.style.transform = `translate(${left}px, ${clientY + BESIDE_PX}px)`;
      card.style.visibility = "visible";
    };
    window.addEventListener("pointermove", follow, { passive: true });
    return () => window.removeEventListener("pointermove", follow);
  }, [says]);
  if (says === undefined) return null;
  return (
    <p
      ref={ref}
      aria-hidden="true"
      className="pointer-events-none invisible fixed top-0 left-0 z-50 flex w-max max-w-80 gap-2 rounded-card border border-danger-solid bg-surface px-3 py-2 text-small shadow-menu"
    >
      <span className="text-danger">⊘</span>
      {says}
    </p>
  );
}
