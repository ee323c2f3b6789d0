"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { HeaderCell, Table } from "@/components/ui/table.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberRow } from "./member-row.tsx";
import { PendingInvitations } from "./pending-invitations.tsx";
import { type RemovedMember, RemoveMember } from "./remove-member.tsx";
import { ResetPassphrase } from "./reset-passphrase.tsx";

/** Who is in the organisation, and who may still join. */
export function MembersPage({ organization, ownId }: { organization: string; ownId: string }) {
  const trpc = useTRPC();
  const members = useQuery(trpc.members.list.queryOptions({ organization }));
  const [removed, setRemoved] = useState<RemovedMember>();
  const [resetOf, setResetOf] = useState<RemovedMember>();
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="max-w-[72ch] text-secondary">Whoever is removed or deactivated is out at once, on every page that they have open.</p>
        <InviteDialog organization={organization} />
      </div>
      <QueryView query={members} failure="The members could not be loaded" skeleton={<SkeletonRows label="Loading members" rows={4} />}>
        {(all) => (
          <Table label="Members">
            <thead>
              <tr>
                <HeaderCell>Person</HeaderCell>
                <HeaderCell>Role</HeaderCell>
                <HeaderCell>Source</HeaderCell>
                <HeaderCell>Last seen</HeaderCell>
                <HeaderCell className="text-right">Actions</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {all.map((member) => (
                <MemberRow
                  key={member.userId}
                  organization={organization}
                  member={member}
                  isSelf={member.userId === ownId}
                  onRemove={() => setRemoved(member)}
                  onReset={() => setResetOf(member)}
                />
              ))}
            </tbody>
          </Table>
        )}
      </QueryView>
      <PendingInvitations organization={organization} />
      {removed && <RemoveMember organization={organization} member={removed} onClose={() => setRemoved(undefined)} />}
      {resetOf && <ResetPassphrase organization={organization} member={resetOf} onClose={() => setResetOf(undefined)} />}
    </div>
  );
}
