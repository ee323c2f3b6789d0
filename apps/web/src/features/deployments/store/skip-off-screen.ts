/**
 * Style of a block of known height: while it is off screen the browser skips its layout and paint, so that a thousand rows
 * cost what is seen of them.
 */
export function skipOffScreen(heightPx: number) {
  return { contentVisibility: "auto", containIntrinsicSize: `auto ${heightPx}px` } as const;
}
