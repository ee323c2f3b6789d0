"use client";

import { useStore } from "@xyflow/react";
import { bucketOfZoom, titleSizePx, type ZoomBucket } from "../store/projection/zoom-bucket.ts";

/** Renders again only when a bucket is crossed, not while zooming inside one. */
export function useZoomBucket(): ZoomBucket {
  return useStore((state) => bucketOfZoom(state.transform[2]));
}

export function useTitleSizePx(): number {
  return useStore((state) => titleSizePx(state.transform[2]));
}
