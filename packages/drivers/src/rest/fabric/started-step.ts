import type { TypeSteps } from "../service-driver.ts";
import { createRow } from "../write-resource.ts";

/** Field that says for which state of things a step was taken; another one is another step. */
const STARTED_FOR = "startedFor";

/** A step without a body: what it was taken for is ours alone. */
export const startedStep: TypeSteps = {
  create: (call, { properties: { [STARTED_FOR]: _ours, ...properties }, ...request }, token) =>
    createRow(call, { ...request, properties }, token),
};
