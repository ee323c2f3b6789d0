"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

export function LeaveOrganization({ organization, name }: { organization: string; name: string }) {
  const trpc = useTRPC();
  const leave = useMutation(trpc.organizations.leave.mutationOptions({ onSuccess: () => window.location.assign("/") }));
  return (
    <div className="space-y-2">
      <p className="text-secondary">Leave {name}. Coming back takes an invitation. The last owner cannot leave.</p>
      <Dialog
        title={`Leave ${name}`}
        description="You lose access at once. What you did here keeps your name."
        trigger={<Button>Leave organisation…</Button>}
        footer={
          <Button variant="danger" isBusy={leave.isPending} onClick={() => leave.mutate({ organization })}>
            Leave organisation
          </Button>
        }
      >
        {leave.isError && <ErrorState title="You are still a member" problem={problemOf(leave.error)} />}
      </Dialog>
    </div>
  );
}
