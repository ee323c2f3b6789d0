import type { AwsService } from "./aws-service.ts";
import { cloudControl } from "./cloud-control/cloud-control.ts";

/** Every service that the sandbox speaks for. */
export const SERVICES: readonly AwsService[] = [cloudControl];
