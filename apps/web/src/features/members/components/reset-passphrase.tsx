"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { RemovedMember } from "./remove-member.tsx";

/** A link for a member who forgot the passphrase, for an owner to hand on. */
export function ResetPassphrase({ organization, member, onClose }: { organization: string; member: RemovedMember; onClose: () => void }) {
  const trpc = useTRPC();
  const { userId, name } = member;
  const make = useMutation(trpc.members.makeResetLink.mutationOptions());
  return (
    <Dialog
      title={`Reset the passphrase of ${name}`}
      description="Whoever opens the link sets a new passphrase. It works once and for 30 minutes. An authenticator app goes on being asked for."
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="medium"
      footer={
        make.data ? (
          <CopyButton label="Copy link" text={make.data.link} />
        ) : (
          <Button variant="primary" isBusy={make.isPending} onClick={() => make.mutate({ organization, userId })}>
            Create link
          </Button>
        )
      }
    >
      {make.data && (
        <div className="space-y-2">
          <p role="status">Copy this link now. You won't see it again.</p>
          <code className="block break-all font-mono text-code text-secondary">{make.data.link}</code>
        </div>
      )}
      {make.isError && <ErrorState title="No link was made" problem={problemOf(make.error)} />}
    </Dialog>
  );
}
