"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import type { Run } from "../../store/run-types.ts";

/** A new deployment, linked to this one, that plans what is left. */
export function ContinueButton({ address, run }: { address: RunAddress; run: Run }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { organization, project } = address;
  const onSuccess = ({ number }: { number: number }) => router.push(`/${organization}/projects/${project}/deployments/${number}`);
  const planRest = useMutation(trpc.deployments.plan.mutationOptions({ onError, onSuccess }));
  const destroyRest = useMutation(trpc.deployments.destroy.mutationOptions({ onError, onSuccess }));
  const at = { organization, project, environment: run.deployment.environment.slug, consents: [...run.deployment.consents] };
  const start = () =>
    run.deployment.kind === "destroy"
      ? destroyRest.mutate({ ...at, retryOfId: run.deployment.id })
      : planRest.mutate({
          ...at,
          retryOfId: run.deployment.id,
          ...(run.deployment.version === null ? {} : { version: run.deployment.version }),
        });
  return (
    <Button variant="primary" isBusy={planRest.isPending || destroyRest.isPending} onClick={start}>
      Continue
    </Button>
  );
}

function onError(error: unknown): void {
  notify.failed("The rest was not planned", problemOf(error));
}
