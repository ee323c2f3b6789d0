import type { loadPromotion } from "../server/load-promotion.ts";

export type PromotionData = Awaited<ReturnType<typeof loadPromotion>>;
export type Promotion = NonNullable<PromotionData["promotion"]>;
