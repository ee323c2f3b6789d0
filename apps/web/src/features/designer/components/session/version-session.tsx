"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DesignerStoreProvider } from "../../hooks/designer-context.tsx";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import type { Surroundings } from "../../server/describe-surroundings.ts";
import type { OpenedDraft } from "../../server/open-draft.ts";
import type { openVersion } from "../../server/versions.ts";
import { createDesignerStore } from "../../store/create-designer-store.ts";
import { browserServices } from "../../store/services.ts";
import { viewedTarget } from "../../store/viewed-target.ts";
import { DesignerFrame } from "./designer-frame.tsx";
import type { DesignerPlace } from "./designer-place.ts";
import { DesignerSkeleton } from "./designer-skeleton.tsx";

interface VersionSessionProps {
  readonly place: DesignerPlace;
  readonly number: number;
  readonly draft: OpenedDraft;
  readonly surroundings: Surroundings;
  readonly onReopen: (reason: string) => void;
}

/** A saved version: the same designer, with nothing to change. */
export function VersionSession({ place, number, ...rest }: VersionSessionProps) {
  const trpc = useTRPC();
  const version = useQuery(trpc.designer.version.queryOptions({ ...place, number }, { staleTime: "static" }));
  if (version.isError) {
    return (
      <div className="mx-auto max-w-2xl p-8">
        <ErrorState
          title={`Version ${number} could not be opened`}
          problem={problemOf(version.error)}
          onRetry={() => void version.refetch()}
        />
      </div>
    );
  }
  return version.data ? <OpenVersion place={place} version={version.data} {...rest} /> : <DesignerSkeleton />;
}

type OpenVersionProps = Omit<VersionSessionProps, "number"> & { readonly version: Awaited<ReturnType<typeof openVersion>> };

function OpenVersion({ place, version, draft, surroundings, onReopen }: OpenVersionProps) {
  const { env, cloud } = useDesignerAddress();
  const [store] = useState(() =>
    createDesignerStore({
      blueprintId: draft.blueprintId,
      design: version.design,
      revision: draft.revision,
      mode: { kind: "readOnly", reason: `This is version ${version.number} and can't change.`, remedy: "restoreAsDraft" },
      viewed: viewedTarget(surroundings.environments, {
        wanted: env,
        cloud,
        usualCloud: surroundings.targetCloud,
        tier: version.design.blueprint.tier,
      }),
      services: browserServices,
    }),
  );
  return (
    <DesignerStoreProvider store={store}>
      <DesignerFrame
        place={place}
        surroundings={surroundings}
        version={version.number}
        flush={() => Promise.resolve()}
        onReopen={onReopen}
      />
    </DesignerStoreProvider>
  );
}
