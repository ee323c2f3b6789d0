import type { DataKind } from "@zerolake/catalog";
import type { DesiredResource } from "@zerolake/resources";
import type { EnvironmentView, LoweringContext } from "../../../lowering.ts";
import { privateZone } from "./private-zone.ts";

/** Addresses of private.googleapis.com, which containers reach through the network even where only private ranges go that way. */
const PRIVATE_GOOGLE = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"];

interface CalledService {
  readonly kind: string;
  readonly variant: string;
  /** The arrows of those who call it. */
  readonly data: DataKind;
  readonly direction: "incoming" | "outgoing";
}

/** Services of Cloud Run that take calls from inside the network only, always or where they are not public. */
const CALLED: readonly CalledService[] = [
  { kind: "app-service", variant: "cloud-run", data: "endpoint", direction: "outgoing" },
  { kind: "model-serving", variant: "cloud-run-gpu", data: "endpoint", direction: "outgoing" },
  { kind: "catalog", variant: "polaris-cloud-run", data: "catalog", direction: "outgoing" },
  { kind: "model-registry", variant: "mlflow-cloud-run", data: "model", direction: "outgoing" },
  { kind: "model-registry", variant: "mlflow-cloud-run", data: "model", direction: "incoming" },
];

export function callsCloudRun(environment: EnvironmentView): boolean {
  return CALLED.some(({ kind, variant, data, direction }) =>
    environment.components(kind).some((part) => part.variant === variant && environment[direction](part.component.id, data).length > 0),
  );
}

/** Names of Cloud Run lead through the network: over the internet a call from another service of the project counts as one from outside. */
export function privateRun(context: LoweringContext): readonly DesiredResource[] {
  return privateZone(context, {
    name: "run",
    domain: "run.app.",
    description: "Cloud Run inside the network",
    addresses: PRIVATE_GOOGLE,
  });
}
