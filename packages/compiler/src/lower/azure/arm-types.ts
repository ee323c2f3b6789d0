import type { ArmType } from "./types/arm-type.ts";
import { COMPUTE_TYPES } from "./types/compute-types.ts";
import { DATA_TYPES } from "./types/data-types.ts";
import { DATABASE_TYPES } from "./types/database-types.ts";
import { MODEL_TYPES } from "./types/model-types.ts";
import { PLATFORM_TYPES } from "./types/platform-types.ts";
import { STEP_TYPES } from "./types/step-types.ts";

/** Every ARM type that a lowering creates. Names: Azure's naming rules; the suffix of eight digits keeps the global ones apart. */
const ARM_TYPES = { ...COMPUTE_TYPES, ...DATA_TYPES, ...DATABASE_TYPES, ...MODEL_TYPES, ...PLATFORM_TYPES, ...STEP_TYPES };

export type ArmTypeName = keyof typeof ARM_TYPES;

/** Names of all of them. */
export const ARM_TYPE_NAMES = Object.keys(ARM_TYPES) as readonly ArmTypeName[];

export function armType(type: ArmTypeName): ArmType {
  return ARM_TYPES[type];
}
