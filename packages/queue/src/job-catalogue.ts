import * as z from "zod";

const deploymentPayload = z.object({ organizationId: z.uuid(), deploymentId: z.uuid() });
const findingPayload = z.object({ organizationId: z.uuid(), findingId: z.uuid() });
const environmentPayload = z.object({ organizationId: z.uuid(), environmentId: z.uuid() });
const importPayload = z.object({ organizationId: z.uuid(), importId: z.uuid() });
const emailPayload = z.object({ emailId: z.uuid() });
const deliveryPayload = z.object({ organizationId: z.uuid(), deliveryId: z.uuid() });
const organizationPayload = z.object({ organizationId: z.uuid() });
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
  /** What a connection reaches is to be looked through for what bears our tags. */
  "connection.scan": { payload: connectionPayload, idOf: ({ connectionId }: z.infer<typeof connectionPayload>) => `scan-${connectionId}` },
  /** Somebody wants something recorded that the cloud has of ours. */
  "orphan.adopt": { payload: findingPayload, idOf: ({ findingId }: z.infer<typeof findingPayload>) => `adopt-${findingId}` },
  /** What an environment has recorded is to be looked at again. */
  "environment.refresh": {
    payload: environmentPayload,
    idOf: ({ environmentId }: z.infer<typeof environmentPayload>) => `refresh-${environmentId}`,
  },
  /** The cloud's metrics of what an environment has recorded are to be asked for. */
  "environment.health": {
    payload: environmentPayload,
    idOf: ({ environmentId }: z.infer<typeof environmentPayload>) => `health-${environmentId}`,
  },
  /** An import waits for the list of what exists, or for the record of what was chosen. */
  "resource.import": { payload: importPayload, idOf: ({ importId }: z.infer<typeof importPayload>) => `import-${importId}` },
  /** A letter in the outbox is due. */
  "mail.send": { payload: emailPayload, idOf: ({ emailId }: z.infer<typeof emailPayload>) => `mail-${emailId}` },
  /** A message to an endpoint is due. */
  "webhook.send": { payload: deliveryPayload, idOf: ({ deliveryId }: z.infer<typeof deliveryPayload>) => `webhook-${deliveryId}` },
  /** What is older than it is kept goes from an audit log, and its chain is checked. */
  "audit.check": {
    payload: organizationPayload,
    idOf: ({ organizationId }: z.infer<typeof organizationPayload>) => `audit-${organizationId}`,
  },
} as const;

export type JobName = keyof typeof JOB_CATALOGUE;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOB_CATALOGUE)[Name]["payload"]>;

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOB_CATALOGUE, name);
}
