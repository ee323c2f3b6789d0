import type { InputsOf } from "./input-context.ts";
import { figure, list, text } from "./settings.ts";

/** Secrets of a design that names none. */
const SECRETS_DEFAULT = 5;
const ROTATION_DAYS = 365;

export const PLATFORM_INPUTS: Readonly<Record<string, InputsOf>> = {
  network: (component, { totals }) => ({
    egress: text(component, "egress", "restricted"),
    computeComponents: totals.computeComponents,
    endpointsOfDesign: totals.endpointsOfDesign,
    endpointGbMonth: totals.endpointGbMonth,
    outGb: totals.outGb,
  }),
  "encryption-key": (component, { totals, requestsMonthAll }) => ({
    dataComponents: totals.dataComponents,
    rotationDays: figure(component, "rotationDays", ROTATION_DAYS) || ROTATION_DAYS,
    requestsMonthAll,
  }),
  "fabric-workspace": () => ({ capacityUnits: 2 }),
  "container-registry": () => ({ registryPrice: "azure.acr.basic" }),
  secrets: (component) => ({ namesN: list(component, "names")?.length ?? SECRETS_DEFAULT }),
  monitoring: (_, { totals }) => ({ runningComponents: totals.runningComponents }),
  "kubernetes-cluster": (component) => {
    const nodesMin = figure(component, "nodesMin", 1);
    return { nodesMin, nodesMax: Math.max(nodesMin, figure(component, "nodesMax", nodesMin)), nodeUnits: 1 };
  },
};
