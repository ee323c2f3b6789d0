import { HEALTH_HOLDS_MINUTES } from "../health/health-looks.ts";

/** `h` says something about now. */
export const IS_HEALTH_NEW = `h.looked_at > now() - interval '${HEALTH_HOLDS_MINUTES} minutes'`;

/** How well the environment `e` is by its row `h`; unknown when the last look is too old, `NULL` for one that is asleep, empty, or was never looked at. */
export const HEALTH_NOW = `CASE WHEN e.asleep_since IS NOT NULL OR h.status IS NULL THEN NULL
  WHEN ${IS_HEALTH_NEW} THEN h.status ELSE 'unknown'::health_status END`;
