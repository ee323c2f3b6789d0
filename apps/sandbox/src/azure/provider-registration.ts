import { jsonReply, type Reply } from "../http/exchange.ts";
import { type ArmCall, keyOf, placeOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { typesOf } from "./preflight/types-of-provider.ts";

const PROVIDER = "Microsoft.Resources/providers";
/** On in every subscription. */
const ALWAYS = new Set(["microsoft.authorization", "microsoft.consumption", "microsoft.resources"]);

/** A subscription uses a provider only after somebody has registered it there. */
export function checkRegistered(call: ResourceCall): void {
  const namespace = call.path.type.split("/")[0] ?? "";
  if (ALWAYS.has(namespace.toLowerCase()) || stateOf(call, namespace) === "Registered") return;
  throw new ArmError(409, "MissingSubscriptionRegistration", `The subscription is not registered to use namespace '${namespace}'.`);
}

export async function registerProvider(call: ArmCall, namespace: string): Promise<Reply> {
  const { sandbox, caller } = call;
  if (stateOf(call, namespace) === "NotRegistered") {
    await sandbox.store.resources.put({
      ...placeOf(caller),
      type: PROVIDER,
      identifier: keyOf(namespace),
      model: { namespace },
      serviceState: {},
      createdAt: sandbox.now(),
    });
  }
  return describeProvider(call, namespace);
}

export function describeProvider(call: ArmCall, namespace: string): Reply {
  return jsonReply(200, {
    namespace,
    registrationState: stateOf(call, namespace),
    registrationPolicy: "RegistrationRequired",
    resourceTypes: typesOf(call, namespace),
  });
}

function stateOf({ sandbox, caller }: ArmCall, namespace: string): "Registered" | "Registering" | "NotRegistered" {
  const asked = sandbox.store.resources.get(placeOf(caller), PROVIDER, keyOf(namespace));
  if (!asked) return "NotRegistered";
  return asked.createdAt + sandbox.latency.durationMs(PROVIDER, "CREATE") <= sandbox.now() ? "Registered" : "Registering";
}
