import { GetResourceRequestStatusCommand, UpdateResourceCommand } from "@aws-sdk/client-cloudcontrol";
import type { OperationStatus, ResourceIdentity } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { askAbout } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { progressStatus } from "./progress-status.ts";
import { readModel } from "./read-model.ts";

const PREFIX = "lift-protection/";
const BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
const BALANCER_KEY = "deletion_protection.enabled";
const PROTECTED_BY_FLAG: ReadonlySet<string> = new Set(["AWS::EKS::Cluster", "AWS::RDS::DBCluster"]);

interface Attribute {
  readonly Key: string;
  readonly Value: string;
}

/** A lift that has begun: the token of the delete behind it, Cloud Control's request, and what will be deleted. */
export interface Lifting {
  readonly token: string;
  readonly request: string;
  readonly identifier: string;
}

/**
 * Some services refuse to delete what is protected; whoever approved the destroy wants it gone. Begins to switch the protection
 * off and says what to poll for; `undefined` when nothing protects it.
 */
export async function liftProtection(call: AwsCall, identity: ResourceIdentity, token: string): Promise<OperationStatus | undefined> {
  if (identity.type !== BALANCER && !PROTECTED_BY_FLAG.has(identity.type)) return undefined;
  const current = await readModel(call, identity.type, identity.identifier);
  const patch = current === undefined ? undefined : patchFor(identity.type, current.attributes);
  if (patch === undefined) return undefined;
  const command = new UpdateResourceCommand({
    TypeName: identity.type,
    Identifier: identity.identifier,
    PatchDocument: JSON.stringify([patch]),
    // The delete itself comes with the token as it is.
    ClientToken: `lift-${token}`.slice(0, 128),
  });
  const { ProgressEvent } = await call.clients.cloudControl(identity.type).send(command, { abortSignal: call.abortSignal });
  return pending({ token, request: ProgressEvent?.RequestToken ?? "", identifier: identity.identifier });
}

/** How far a lift is: `undefined` when the protection is gone and the delete may follow. */
export async function goOnLifting(call: AwsCall, type: string, lifting: Lifting): Promise<OperationStatus | undefined> {
  const command = new GetResourceRequestStatusCommand({ RequestToken: lifting.request });
  const { ProgressEvent } = await askAbout(() => call.clients.cloudControl(type).send(command, { abortSignal: call.abortSignal }));
  const status = progressStatus(ProgressEvent, Date.now());
  if (status.state === "succeeded") return undefined;
  return status.state === "pending" ? { ...pending(lifting), retryAfterMs: status.retryAfterMs } : status;
}

/** What `liftProtection` said to poll for. */
export function parseLifting(operation: string): Lifting | undefined {
  if (!operation.startsWith(PREFIX)) return undefined;
  const [token = "", request = "", identifier = ""] = operation.slice(PREFIX.length).split("/").map(decodeURIComponent);
  return { token, request, identifier };
}

function pending({ token, request, identifier }: Lifting): OperationStatus & { state: "pending" } {
  return {
    state: "pending",
    operation: `${PREFIX}${[token, request, identifier].map(encodeURIComponent).join("/")}`,
    identifier,
    retryAfterMs: 0,
    detail: "switching its deletion protection off",
  };
}

function patchFor(type: string, attributes: PropertyMap): object | undefined {
  if (type !== BALANCER)
    return attributes["DeletionProtection"] === true ? { op: "add", path: "/DeletionProtection", value: false } : undefined;
  const listed = attributes["LoadBalancerAttributes"];
  const all = (Array.isArray(listed) ? listed : []) as readonly Attribute[];
  if (!all.some(({ Key, Value }) => Key === BALANCER_KEY && Value === "true")) return undefined;
  const value = all.map((one) => (one.Key === BALANCER_KEY ? { ...one, Value: "false" } : one));
  return { op: "add", path: "/LoadBalancerAttributes", value };
}
