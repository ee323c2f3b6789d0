import { type EvaluationResult, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import type { PermissionQuestion, PreflightVerdict } from "@zerolake/execution";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { whoAmI } from "../who-am-i.ts";

/** The simulator takes this many actions at once without being throttled; IAM states no limit. */
const ACTIONS_AT_ONCE = 100;

/**
 * What IAM's policy simulator says of the identity that the connection uses. It asks for every resource (`*`): a policy that allows an
 * action on some resources only reads like a denial here, and the verdict says so.
 */
export async function simulatedPermissions(call: AwsCall, asked: readonly PermissionQuestion[]): Promise<readonly PreflightVerdict[]> {
  const { principal } = await whoAmI(call);
  if (principal === undefined) {
    const detail = "IAM's simulator takes users and roles; these are an account's root or a federated user.";
    return asked.map(() => ({ answer: "unknown", detail }));
  }
  const decisions = new Map<string, EvaluationResult>();
  for (let start = 0; start < asked.length; start += ACTIONS_AT_ONCE) {
    const actions = asked.slice(start, start + ACTIONS_AT_ONCE).map(({ action }) => action);
    for (const result of await simulate(call, principal, actions)) decisions.set(result.EvalActionName ?? "", result);
  }
  return asked.map(({ action }) => verdictOf(decisions.get(action)));
}

async function simulate(call: AwsCall, principal: string, actions: readonly string[]): Promise<readonly EvaluationResult[]> {
  const results: EvaluationResult[] = [];
  let marker: string | undefined;
  do {
    const command = new SimulatePrincipalPolicyCommand({
      PolicySourceArn: principal,
      ActionNames: [...actions],
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    const page = await lookUp(() => call.clients.iam().send(command, { abortSignal: call.abortSignal }));
    results.push(...(page?.EvaluationResults ?? []));
    marker = page?.IsTruncated ? page.Marker : undefined;
  } while (marker !== undefined);
  return results;
}

function verdictOf(result: EvaluationResult | undefined): PreflightVerdict {
  if (!result) return { answer: "unknown", detail: "IAM's simulator said nothing about it." };
  if (result.EvalDecision === "allowed") return { answer: "yes" };
  const isForbidden = result.EvalDecision === "explicitDeny";
  return {
    answer: "no",
    detail: isForbidden ? "A policy denies it." : "No policy allows it for every resource.",
    remedy: isForbidden
      ? "Change the policy, permissions boundary or organisation's rule that denies it."
      : "Add it to the policy of the connection's identity. If it is allowed for certain resources only, check that they cover this plan.",
  };
}
