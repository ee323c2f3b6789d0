"use client";

import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import type { ConnectionAt } from "../connection-at.ts";
import { useConnectionTest } from "../use-connection-test.ts";

/** Said by whoever ran the set-up; the test shows whether the cloud agrees. */
export function RunButton({ at }: { at: ConnectionAt }) {
  const missing = useMissingPermission("connection:test");
  const test = useConnectionTest(at);
  return (
    <>
      {test.isError && <ErrorState title="The test could not be started" problem={problemOf(test.error)} />}
      <Button variant="primary" isBusy={test.isPending} disabledReason={missing} onClick={() => test.mutate(at)}>
        I've run it
      </Button>
    </>
  );
}
