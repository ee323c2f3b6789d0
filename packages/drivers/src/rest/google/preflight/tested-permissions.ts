import { CloudRefusalError, type PermissionQuestion, type PreflightVerdict } from "@zerolake/execution";
import { isList } from "@zerolake/resources";
import type { GoogleInspection } from "./google-inspection.ts";

/** `projects.testIamPermissions` takes this many at once. */
const AT_ONCE = 100;

const MISSING: PreflightVerdict = {
  answer: "no",
  detail: "The service account does not have it in the project.",
  remedy: "Give the service account a role in the project that has this permission.",
};
const UNTESTABLE: PreflightVerdict = { answer: "unknown", detail: "Google cannot test this permission for a project." };

/** Which of the permissions the connection's account has in the project. */
export async function testedPermissions(at: GoogleInspection, asked: readonly PermissionQuestion[]): Promise<readonly PreflightVerdict[]> {
  const verdicts: PreflightVerdict[] = [];
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    const actions = asked.slice(start, start + AT_ONCE).map(({ action }) => action);
    verdicts.push(...(await testSome(at, actions)));
  }
  return verdicts;
}

/** Google refuses all of them when one does not belong to a project: halves find out which. */
async function testSome(at: GoogleInspection, permissions: readonly string[]): Promise<readonly PreflightVerdict[]> {
  try {
    const held = await heldAmong(at, permissions);
    return permissions.map((permission) => (held.has(permission) ? { answer: "yes" } : MISSING));
  } catch (error) {
    if (!(error instanceof CloudRefusalError && error.error.class === "invalid")) throw error;
    if (permissions.length === 1) return [UNTESTABLE];
    const middle = Math.ceil(permissions.length / 2);
    return [...(await testSome(at, permissions.slice(0, middle))), ...(await testSome(at, permissions.slice(middle)))];
  }
}

async function heldAmong({ client, project, signal }: GoogleInspection, permissions: readonly string[]): Promise<ReadonlySet<unknown>> {
  const answer = await client.send({
    method: "POST",
    url: `https://cloudresourcemanager.googleapis.com/v1/projects/${project}:testIamPermissions`,
    body: { permissions },
    signal,
  });
  return new Set(isList(answer["permissions"]) ? answer["permissions"] : []);
}
