"use client";

import { useStore } from "@xyflow/react";
import { createContext, type ReactNode, useContext, useDeferredValue } from "react";
import { bucketOfZoom, type ZoomBucket } from "../store/projection/zoom-bucket.ts";

const BucketContext = createContext<ZoomBucket>("full");

/**
 * One watcher of the camera for all nodes. Crossing a bucket renders them again in the background, in slices, so that
 * zooming never waits for it.
 */
export function ZoomBucketProvider({ children }: { readonly children: ReactNode }) {
  const bucket = useStore((state) => bucketOfZoom(state.transform[2]));
  return <BucketContext value={useDeferredValue(bucket)}>{children}</BucketContext>;
}

export function useZoomBucket(): ZoomBucket {
  return useContext(BucketContext);
}
