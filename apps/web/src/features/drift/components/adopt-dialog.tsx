"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { AdoptionPreview } from "../server/ask-adoption.ts";
import type { DriftRow } from "../server/load-drift.ts";
import { AdoptionDiff } from "./adoption-diff.tsx";

/** Shows the edit that makes the design want what the cloud has, and makes it. */
export function AdoptDialog({ organization, row, onClose }: { organization: string; row: DriftRow; onClose: () => void }) {
  const trpc = useTRPC();
  const at = { organization, project: row.project.slug, environment: row.environment.slug };
  const preview = useQuery(trpc.drift.adoption.queryOptions({ ...at, finding: row.id }, { staleTime: 0, gcTime: 0 }));
  return (
    <Dialog
      title={`Adopt ${row.title} ${row.path}`}
      description="The design is changed so that it wants what the cloud has. Nothing changes in a cloud."
      width="medium"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <QueryView
        query={preview}
        failure="No edit could be looked for"
        skeleton={
          <div className="space-y-2">
            <p className="text-secondary">Looking for the setting that leads to this…</p>
            <SkeletonRows label="Looking for the setting" rows={3} />
          </div>
        }
      >
        {(data) => <Found at={at} row={row} preview={data} onClose={onClose} />}
      </QueryView>
    </Dialog>
  );
}

interface FoundProps {
  readonly at: { readonly organization: string; readonly project: string; readonly environment: string };
  readonly row: DriftRow;
  readonly preview: AdoptionPreview;
  readonly onClose: () => void;
}

function Found({ at, row, preview: { answer, revision }, onClose }: FoundProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const whyNotEdit = useMissingPermission("blueprint:edit", at);
  const whyNotSet = useMissingPermission("environment:edit", at);
  const done = () => {
    notify.done("The design wants it now. Plan it to see that nothing else changes.");
    router.push(`${paths.designer(at.organization, at.project, "main")}?sel=${encodeURIComponent(row.component)}`);
  };
  const inDesign = useMutation(trpc.drift.adoptInDesign.mutationOptions({ onSuccess: done }));
  const inEnvironment = useMutation(
    trpc.drift.adoptInEnvironment.mutationOptions({
      onSuccess: () => router.push(paths.environmentTab(at, "settings")),
    }),
  );
  if (!answer.found) return <NotFound why={answer.why} onClose={onClose} />;
  const { place, component, key, value } = answer.change;
  const wanted = { ...at, finding: row.id, revision, component, key, ...(value === undefined ? {} : { value: value as never }) };
  const isHere = place.in === "environment";
  const adopt = () => (place.in === "environment" ? inEnvironment.mutate(wanted) : inDesign.mutate({ ...wanted, place: place.in }));
  const failed = inDesign.error ?? inEnvironment.error;
  return (
    <div className="space-y-4">
      <AdoptionDiff answer={answer} row={row} />
      {failed && <ErrorState title="Nothing was adopted" problem={problemOf(failed)} />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onClose}>
          Keep the design
        </Button>
        <Button
          variant="primary"
          disabledReason={isHere ? whyNotSet : whyNotEdit}
          isBusy={inDesign.isPending || inEnvironment.isPending || inDesign.isSuccess || inEnvironment.isSuccess}
          onClick={adopt}
        >
          {isHere ? "Change environment" : "Change design"}
        </Button>
      </div>
    </div>
  );
}

function NotFound({ why, onClose }: { why: string; onClose: () => void }) {
  return (
    <div className="space-y-4">
      <p>{why}</p>
      <p className="text-secondary">
        Revert it with a plan, ignore it up to a day with a reason, or change it in the cloud by hand and check again.
      </p>
      <div className="flex justify-end">
        <Button onClick={onClose}>Back to the list</Button>
      </div>
    </div>
  );
}
