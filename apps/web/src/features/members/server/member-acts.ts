import type { Role } from "@zerolake/access";
import { changeMemberRole, deactivateMember, type EndedReach, type MemberChange, reactivateMember, removeMember } from "@zerolake/db";
import { tellSessions } from "@/server/auth/tell-sessions.ts";
import type { Services } from "@/server/services.ts";

/** What can be done with a member; each tells their open pages, which look again at what they may at once. */
const ACTS = { deactivate: deactivateMember, reactivate: reactivateMember, remove: removeMember };

export async function actOnMember(
  services: Services,
  organizationId: string,
  { act, ...change }: MemberChange & { act: keyof typeof ACTS },
): Promise<void> {
  tell(services, organizationId, await ACTS[act](services.database, organizationId, change));
}

export async function giveRole(services: Services, organizationId: string, change: MemberChange & { role: Role }): Promise<void> {
  tell(services, organizationId, await changeMemberRole(services.database, organizationId, change));
}

function tell(services: Services, organizationId: string, { sessionIds }: EndedReach): void {
  tellSessions(services, sessionIds);
  services.signals.publish(`organization:${organizationId}`);
}
