"use client";

import { useMemo } from "react";
import { type SettingRows, settingRows } from "../store/inspector/setting-rows.ts";
import { useDesigner } from "./designer-context.tsx";

/** What the inspector's fields show, worked out again when the drawing, an environment or the scope changes. */
export function useSettingRows(): SettingRows {
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const viewed = useDesigner((state) => state.viewed);
  const environments = useDesigner((state) => state.environments);
  const scope = useDesigner((state) => state.settingsFor);
  return useMemo(() => settingRows({ blueprint, viewed, environments, scope }), [blueprint, viewed, environments, scope]);
}
