/** How much of a node is drawn. Nodes re-render only when a bucket is crossed, never while zooming inside one. */
export type ZoomBucket = "full" | "titles" | "names" | "blocks" | "dots";

export function bucketOfZoom(zoom: number): ZoomBucket {
  if (zoom >= 0.85) return "full";
  if (zoom >= 0.45) return "titles";
  if (zoom >= 0.28) return "names";
  return zoom >= 0.2 ? "blocks" : "dots";
}

/** A port's mark is 12 px, and larger where the whole drawing is small. */
export function markSizeIn(bucket: ZoomBucket): number {
  return bucket === "names" ? 20 : 12;
}

const SCREEN_PX = 11;
/** A title has two lines and a node of its own below 45 %: so much it may shrink there, and no further. */
const SCREEN_PX_MIN = 9;

/**
 * Font size in canvas pixels that keeps a title at 11 px on the screen (at 9 px when the whole node is its name), in
 * steps of a tenth of zoom so that it changes rarely while zooming.
 */
export function titleSizePx(zoom: number): number {
  if (zoom >= 0.85) return 13;
  if (zoom >= 0.45) return Math.ceil(SCREEN_PX / Math.max(0.45, Math.floor(zoom * 10) / 10));
  return Math.ceil(SCREEN_PX_MIN / Math.max(0.28, Math.floor(zoom * 25) / 25));
}
