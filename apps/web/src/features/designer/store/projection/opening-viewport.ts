import type { Box } from "./bounds.ts";

const MARGIN_PX = 48;
/** Below this titles cannot be read any more. */
const READABLE_ZOOM_MIN = 0.6;
/** From here on a node shows everything: the beginning of a large drawing is worth it where there is room. */
const DETAIL_ZOOM = 0.85;
const ROOMY_PX = 760;

/**
 * Where the camera stands when a drawing is opened: on all of it while its titles can be read, else on its beginning,
 * where the data comes from, with the middle of the drawing in the middle of the view.
 */
export function openingViewport(
  bounds: Box,
  view: { readonly width: number; readonly height: number },
): { x: number; y: number; zoom: number } {
  const fitting = Math.min(1, (view.width - 2 * MARGIN_PX) / bounds.width, (view.height - 2 * MARGIN_PX) / bounds.height);
  const isWhole = fitting >= READABLE_ZOOM_MIN;
  const beginning = view.width >= ROOMY_PX ? DETAIL_ZOOM : READABLE_ZOOM_MIN;
  const zoom = isWhole ? fitting : beginning;
  return {
    zoom,
    x: isWhole ? (view.width - bounds.width * zoom) / 2 - bounds.x * zoom : MARGIN_PX - bounds.x * zoom,
    y: (view.height - bounds.height * zoom) / 2 - bounds.y * zoom,
  };
}
