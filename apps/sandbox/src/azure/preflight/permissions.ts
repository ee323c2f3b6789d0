import type { ArmCall } from "../arm-call.ts";

/** The one role of every application here: everything but what conditions deny. */
export function listPermissions({ sandbox, caller }: ArmCall): object {
  const denied = sandbox.conditions
    .list()
    .filter(({ account, kind }) => kind === "deniedAction" && ["*", caller.subscription].includes(account))
    .map(({ subject }) => subject);
  return { value: [{ actions: ["*"], notActions: denied, dataActions: [], notDataActions: [] }] };
}
