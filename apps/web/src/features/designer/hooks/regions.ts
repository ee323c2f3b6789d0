"use client";

import type { KeyboardEvent } from "react";

/** In the order in which F6 goes through them; what is folded is left out. */
const REGIONS = ["designer-palette", "designer-canvas", "designer-list", "designer-inspector", "designer-findings"];

/** Moves the focus to the next or the previous region of the designer, round and round. */
export function goToRegion(step: 1 | -1): void {
  const regions = REGIONS.flatMap((id) => document.getElementById(id) ?? []);
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = current === -1 && step === -1 ? regions.length - 1 : current + step;
  regions[(next + regions.length) % regions.length]?.focus();
}

/** F6 works from everywhere in the designer, not only on the canvas. */
export function handleRegionKey(event: KeyboardEvent): void {
  if (event.key !== "F6" || event.defaultPrevented) return;
  event.preventDefault();
  goToRegion(event.shiftKey ? -1 : 1);
}
