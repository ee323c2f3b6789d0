"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { PlanCounts } from "@/components/plan-counts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { loadEarlierVersions, previewRollback } from "../server/load-rollback.ts";
import type { ReleaseAt } from "./release-at.ts";

type EarlierVersion = Awaited<ReturnType<typeof loadEarlierVersions>>["versions"][number];
type Preview = Awaited<ReturnType<typeof previewRollback>>;

/** What going back would do is worked out per version, after the list is there. */
export function RollbackRow({ at, version }: { readonly at: ReleaseAt; readonly version: EarlierVersion }) {
  const trpc = useTRPC();
  const router = useRouter();
  const missing = useMissingPermission("deployment:plan");
  const preview = useQuery(trpc.releases.preview.queryOptions({ ...at, version: version.number }));
  const rollBack = useMutation(
    trpc.releases.rollBack.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(at.organization, at.project, number)}?tab=plan`),
      onError: (error) => notify.failed("The rollback was not planned", problemOf(error)),
    }),
  );
  return (
    <Row>
      <Cell>
        <span className="text-label">v{version.number}</span>
        {version.note !== "" && <span className="block max-w-64 truncate text-muted text-small">{version.note}</span>}
      </Cell>
      <Cell className="whitespace-nowrap text-secondary">
        <RelativeTime at={version.succeededAt} /> in{" "}
        <Link className="text-accent underline" href={paths.deployment(at.organization, at.project, version.deployment)}>
          {`#${version.deployment}`}
        </Link>
      </Cell>
      <Cell className="text-secondary">{version.by}</Cell>
      <Cell className="whitespace-nowrap">
        {preview.data ? <PlanCounts totals={preview.data.totals} /> : <span className="text-muted">{preview.isPending ? "…" : "–"}</span>}
      </Cell>
      <Cell className="whitespace-nowrap">
        <DataVerdict preview={preview.data} isPending={preview.isPending} />
      </Cell>
      <Cell className="text-right">
        <Button
          size="small"
          disabledReason={missing}
          isBusy={rollBack.isPending || rollBack.isSuccess}
          onClick={() => rollBack.mutate({ ...at, version: version.number })}
        >
          {`Plan rollback to v${version.number}`}
        </Button>
      </Cell>
    </Row>
  );
}

function DataVerdict({ preview, isPending }: { readonly preview: Preview | undefined; readonly isPending: boolean }) {
  if (isPending) return <span className="text-muted">Working it out…</span>;
  if (!preview) return <span className="text-muted">Unknown: the plan will say</span>;
  if (preview.losing.length === 0) return <StatusChip status="success">Keeps data</StatusChip>;
  return (
    <span title={preview.losing.join("\n")}>
      <StatusChip status="replace">Would replace data</StatusChip>
    </span>
  );
}
