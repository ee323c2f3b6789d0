import type { Box } from "./bounds.ts";

const MARGIN_PX = 40;
const ZOOM_MIN = 0.1;

/** Where the camera stands when a drawing is opened: on all of it, in the middle, never larger than life. */
export function openingViewport(
  bounds: Box,
  view: { readonly width: number; readonly height: number },
): { x: number; y: number; zoom: number } {
  const fitting = Math.min(1, (view.width - 2 * MARGIN_PX) / bounds.width, (view.height - 2 * MARGIN_PX) / bounds.height);
  const zoom = Math.max(ZOOM_MIN, fitting);
  return {
    zoom,
    x: (view.width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: (view.height - bounds.height * zoom) / 2 - bounds.y * zoom,
  };
}
