import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { done, unlessAbsent } from "../answers.ts";
import { ask, type RestCall, rowOf, variablesOf } from "../rest-call.ts";
import { RefusedError } from "../rest-client.ts";
import { hasAccess, readAccess, withAccess, withoutAccess, writeAccess } from "./dataset-access.ts";
import { type Member, memberIdentifier } from "./member.ts";
import type { Turns } from "./turns.ts";

/** Somebody else writes policies too: after this many lost races the engine is told to come back. */
const RACES_MAX = 10;

function shown(member: Member): ObservedResource {
  return { identifier: memberIdentifier(member), attributes: { ...member } };
}

export async function readMember(call: RestCall, member: Member): Promise<ObservedResource | undefined> {
  const policy = await unlessAbsent(() => read(call, member));
  return policy && has(policy, member) ? shown(member) : undefined;
}

/** Adds our member to the policy as it is now, and touches no other. */
export async function addMember(call: RestCall, turns: Turns, member: Member): Promise<OperationStatus> {
  await change(call, turns, member, (policy) => (has(policy, member) ? undefined : added(policy, member)));
  return done(shown(member));
}

/** Takes our member away, and the binding when nobody is left in it. A policy that is gone took the member along. */
export async function removeMember(call: RestCall, turns: Turns, member: Member): Promise<OperationStatus> {
  await unlessAbsent(() => change(call, turns, member, (policy) => (has(policy, member) ? removed(policy, member) : undefined)));
  return { state: "done", identifier: memberIdentifier(member), attributes: {} };
}

type Change = (policy: PropertyMap) => PropertyMap | undefined;

/** Reads, changes and writes back with the state that was read; a lost race begins again. One writer per policy in this process. */
function change(call: RestCall, turns: Turns, member: Member, how: Change): Promise<void> {
  return turns.take(`${member.onType} ${member.on}`, async () => {
    for (let races = 1; ; races += 1) {
      const wanted = how(await read(call, member));
      if (!wanted) return;
      try {
        await write(call, member, wanted);
        return;
      } catch (error) {
        if (!isLostRace(error) || races >= RACES_MAX) throw error;
      }
    }
  });
}

function isLostRace(error: unknown): boolean {
  return error instanceof RefusedError && error.error.class === "conflict" && error.error.cause === "busy";
}

function read(call: RestCall, { onType, on }: Member): Promise<PropertyMap> {
  const row = rowOf(call, onType);
  if (!row.policy) return readAccess(call, on);
  const { get } = row.policy;
  const body = get.method === "POST" ? { body: { options: { requestedPolicyVersion: 3 } } } : {};
  // Storage names the version otherwise than the services that take it in the query.
  const version = row.policy.isBody ? "optionsRequestedPolicyVersion" : "options.requestedPolicyVersion";
  const query = get.method === "GET" ? { query: { [version]: "3" } } : {};
  return ask(call, { row, call: get, variables: variablesOf(call, row, on), ...body, ...query });
}

async function write(call: RestCall, { onType, on }: Member, policy: PropertyMap): Promise<void> {
  const row = rowOf(call, onType);
  if (!row.policy) return writeAccess(call, on, policy);
  const { set, isBody } = row.policy;
  await ask(call, { row, call: set, variables: variablesOf(call, row, on), body: isBody ? policy : { policy } });
}

function has(policy: PropertyMap, member: Member): boolean {
  if (member.onType === "bigquery.dataset") return hasAccess(policy, member);
  return bindingsOf(policy).some((binding) => isOf(binding, member.role) && membersOf(binding).includes(member.member));
}

function added(policy: PropertyMap, member: Member): PropertyMap {
  if (member.onType === "bigquery.dataset") return withAccess(policy, member);
  const bindings = bindingsOf(policy);
  const own = bindings.find((binding) => isOf(binding, member.role));
  const extended = { ...own, role: member.role, members: [...(own ? membersOf(own) : []), member.member] };
  return { ...policy, bindings: [...bindings.filter((binding) => binding !== own), extended] };
}

function removed(policy: PropertyMap, member: Member): PropertyMap {
  if (member.onType === "bigquery.dataset") return withoutAccess(policy, member);
  const bindings = bindingsOf(policy).flatMap((binding) => {
    if (!isOf(binding, member.role)) return [binding];
    const members = membersOf(binding).filter((one) => one !== member.member);
    return members.length === 0 ? [] : [{ ...binding, members }];
  });
  return { ...policy, bindings };
}

/** A binding with a condition is another one, even with the same role. */
function isOf(binding: PropertyMap, role: string): boolean {
  return binding["role"] === role && binding["condition"] === undefined;
}

function bindingsOf({ bindings }: PropertyMap): readonly PropertyMap[] {
  return Array.isArray(bindings) ? (bindings as readonly Value[]).filter(isMap) : [];
}

function membersOf({ members }: PropertyMap): readonly string[] {
  return Array.isArray(members) ? (members as readonly Value[]).map(String) : [];
}
