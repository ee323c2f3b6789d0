"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** For somebody who is signed in. */
export function AcceptForm({ token, organizationName, email }: { token: string; organizationName: string; email: string }) {
  const trpc = useTRPC();
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({
      onSuccess: ({ organizationSlug }) => window.location.assign(paths.organization(organizationSlug)),
    }),
  );
  return (
    <div className="space-y-4">
      <p className="text-secondary">You are signed in as {email}.</p>
      {accept.isError && <ErrorState title="You did not join" problem={problemOf(accept.error)} />}
      <Button variant="primary" className="w-full" isBusy={accept.isPending || accept.isSuccess} onClick={() => accept.mutate({ token })}>
        Join {organizationName}
      </Button>
    </div>
  );
}
