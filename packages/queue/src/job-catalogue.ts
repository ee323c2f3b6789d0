import * as z from "zod";

const deploymentPayload = z.object({ organizationId: z.uuid(), deploymentId: z.uuid() });
const connectionPayload = z.object({ organizationId: z.uuid(), connectionId: z.uuid() });

/**
 * Every job, literally: its payload is ids only (rows carry the truth, and no secret is ever queued), its id is made from
 * them, so that asking twice is asking once. The deployment jobs are bells: whoever hears one takes the fairest deployment
 * that is due, which is not always the one that rang.
 */
export const JOB_CATALOGUE = {
  /** A deployment waits to be planned. */
  "deployment.plan": { payload: deploymentPayload, idOf: ({ deploymentId }: z.infer<typeof deploymentPayload>) => `plan-${deploymentId}` },
  /** A deployment has something to do: its turn has come, a look at the cloud is due, somebody asked to cancel. */
  "deployment.advance": {
    payload: deploymentPayload,
    idOf: ({ deploymentId }: z.infer<typeof deploymentPayload>) => `advance-${deploymentId}`,
  },
  /** Somebody asked whether a connection works. */
  "connection.test": { payload: connectionPayload, idOf: ({ connectionId }: z.infer<typeof connectionPayload>) => `test-${connectionId}` },
  /** Somebody asked whether an account at a service works. */
  "service.test": {
    payload: connectionPayload,
    idOf: ({ connectionId }: z.infer<typeof connectionPayload>) => `test-service-${connectionId}`,
  },
} as const;

export type JobName = keyof typeof JOB_CATALOGUE;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOB_CATALOGUE)[Name]["payload"]>;

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOB_CATALOGUE, name);
}
