/** How much of a node is drawn. Nodes re-render only when a bucket is crossed, never while zooming inside one. */
export type ZoomBucket = "full" | "titles" | "blocks" | "dots";

export function bucketOfZoom(zoom: number): ZoomBucket {
  if (zoom >= 0.85) return "full";
  if (zoom >= 0.45) return "titles";
  return zoom >= 0.2 ? "blocks" : "dots";
}

/**
 * Font size in canvas pixels that keeps a title at 11 px or more on the screen, in steps of a tenth of zoom so that it
 * changes rarely while zooming.
 */
export function titleSizePx(zoom: number): number {
  if (zoom >= 0.85) return 13;
  const step = Math.max(0.45, Math.floor(zoom * 10) / 10);
  return Math.min(24, Math.round(11 / step));
}
