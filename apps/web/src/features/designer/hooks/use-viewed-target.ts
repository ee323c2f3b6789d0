"use client";

import type { Cloud } from "@zerolake/resources";
import { useEffect } from "react";
import type { KnownEnvironment } from "../store/designer-state.ts";
import { viewedTarget } from "../store/viewed-target.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";
import { useDesignerAddress } from "./use-designer-address.ts";

/** Follows the project's environments, the one or the cloud that the address names, and the tier of a preview. */
export function useViewedTarget({ environments, targetCloud }: { environments: readonly KnownEnvironment[]; targetCloud: Cloud }) {
  const store = useDesignerStore();
  const { env, cloud } = useDesignerAddress();
  useEffect(() => store.setState({ environments }), [store, environments]);
  const tier = useDesigner((state) => state.log.current.blueprint.tier);
  useEffect(() => {
    const next = viewedTarget(environments, { wanted: env, cloud, usualCloud: targetCloud, tier });
    if (JSON.stringify(next) !== JSON.stringify(store.getState().viewed)) store.setState({ viewed: next });
  }, [store, environments, targetCloud, env, cloud, tier]);
}
