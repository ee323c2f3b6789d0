import { analyticsFeatureStore } from "./analytics-feature-store.ts";
import { autonomousVehicleMultimodal } from "./autonomous-vehicle-multimodal.ts";
import { computerVisionTraining } from "./computer-vision-training.ts";
import { dataScienceStarter } from "./data-science-starter.ts";
import { dynamicPricing } from "./dynamic-pricing.ts";
import { fraudDetection } from "./fraud-detection.ts";
import { llmFineTuning } from "./llm-fine-tuning.ts";
import { logAnomalyMonitoring } from "./log-anomaly-monitoring.ts";
import { openMultiEngine } from "./open-multi-engine.ts";
import { predictiveMaintenance } from "./predictive-maintenance.ts";
import { rag } from "./rag.ts";
import { realtimeRecommendations } from "./realtime-recommendations.ts";
import { streamingStarter } from "./streaming-starter.ts";
import type { Template } from "./template.ts";

/** Every template, in gallery order. Adding one: one file here and one line. */
export const TEMPLATES: readonly Template[] = [
  realtimeRecommendations,
  fraudDetection,
  logAnomalyMonitoring,
  dynamicPricing,
  predictiveMaintenance,
  computerVisionTraining,
  llmFineTuning,
  rag,
  autonomousVehicleMultimodal,
  analyticsFeatureStore,
  openMultiEngine,
  streamingStarter,
  dataScienceStarter,
];

const byId = new Map(TEMPLATES.map((template) => [template.id, template]));

export function findTemplate(id: string): Template | undefined {
  return byId.get(id);
}
