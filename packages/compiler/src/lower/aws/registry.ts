import type { Lowering } from "../../lowering.ts";
import { artefactStore } from "./artefact-store/s3.ts";
import { kinesis } from "./event-stream/kinesis.ts";
import { vpc } from "./network/vpc.ts";

/** Every variant that AWS has, in the order of the palette. Adding one: its file and one line here. */
export const AWS_LOWERINGS: readonly Lowering[] = [artefactStore, kinesis, vpc];
