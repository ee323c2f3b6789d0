"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import type { PendingInvitation } from "@zerolake/db";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { InvitationLink } from "../server/invite-members.ts";
import { InvitationLinks } from "./invitation-links.tsx";

/** Who was invited and has not come yet. Nothing is shown while nobody is. */
export function PendingInvitations({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const pending = useQuery(trpc.members.invitations.queryOptions({ organization }));
  const [renewed, setRenewed] = useState<InvitationLink>();
  return (
    <QueryView query={pending} failure="The invitations could not be loaded" skeleton={null}>
      {(all) => (
        <>
          {all.length > 0 && (
            <div className="space-y-3">
              <h2 className="text-title">Pending invitations</h2>
              <Table label="Pending invitations">
                <thead>
                  <tr>
                    <HeaderCell>For</HeaderCell>
                    <HeaderCell>Role</HeaderCell>
                    <HeaderCell>Invited by</HeaderCell>
                    <HeaderCell>Ends</HeaderCell>
                    <HeaderCell className="text-right">Actions</HeaderCell>
                  </tr>
                </thead>
                <tbody>
                  {all.map((invitation) => (
                    <InvitationRow key={invitation.id} organization={organization} invitation={invitation} onRenewed={setRenewed} />
                  ))}
                </tbody>
              </Table>
            </div>
          )}
          <Dialog
            title="New link"
            isOpen={renewed !== undefined}
            onOpenChange={(isOpen) => !isOpen && setRenewed(undefined)}
            width="medium"
          >
            {renewed && <InvitationLinks links={[renewed]} />}
          </Dialog>
        </>
      )}
    </QueryView>
  );
}

function InvitationRow({
  organization,
  invitation: { id: invitationId, email, role, invitedBy, expiresAt },
  onRenewed,
}: {
  organization: string;
  invitation: PendingInvitation;
  onRenewed: (link: InvitationLink) => void;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("member:manage");
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.members.invitations.queryKey() });
  const again = useMutation(trpc.members.inviteAgain.mutationOptions({ onSettled, onError, onSuccess: onRenewed }));
  const revoke = useMutation(trpc.members.revokeInvitation.mutationOptions({ onSettled, onError }));
  const who = email ?? "a link";
  return (
    <Row>
      <Cell className="min-w-48">{email ?? "Whoever gets the link"}</Cell>
      <Cell>{ROLE_DESCRIPTIONS[role].title}</Cell>
      <Cell className="text-secondary">{invitedBy}</Cell>
      <Cell className="whitespace-nowrap text-secondary">
        <RelativeTime at={expiresAt} />
      </Cell>
      <Cell className="whitespace-nowrap text-right">
        <Button
          variant="ghost"
          aria-label={`Send a new link: ${who}`}
          disabledReason={missing}
          isBusy={again.isPending}
          onClick={() => again.mutate({ organization, invitationId })}
        >
          Send again
        </Button>
        <Button
          variant="ghost"
          aria-label={`Revoke the invitation: ${who}`}
          disabledReason={missing}
          isBusy={revoke.isPending}
          onClick={() => revoke.mutate({ organization, invitationId })}
        >
          Revoke
        </Button>
      </Cell>
    </Row>
  );
}

function onError(error: unknown): void {
  notify.failed("The invitation was not changed", problemOf(error));
}
