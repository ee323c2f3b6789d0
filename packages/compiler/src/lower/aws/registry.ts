import type { Lowering } from "../../lowering.ts";
import { artefactStore } from "./artefact-store/s3.ts";
import { budgets } from "./budget/budgets.ts";
import { kms } from "./encryption-key/kms.ts";
import { kinesis } from "./event-stream/kinesis.ts";
import { cloudwatch } from "./monitoring/cloudwatch.ts";
import { vpc } from "./network/vpc.ts";
import { secretsManager } from "./secrets/secrets-manager.ts";

/** Every variant that AWS has, in the order of the palette. Adding one: its file and one line here. */
export const AWS_LOWERINGS: readonly Lowering[] = [artefactStore, kinesis, vpc, kms, cloudwatch, budgets, secretsManager];
