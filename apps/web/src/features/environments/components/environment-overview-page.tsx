"use client";

import Link from "next/link";
import { DrawingFrame } from "@/canvas/drawing-frame.tsx";
import { DeploymentTable } from "@/components/deployment-table.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { AddressesCard } from "./addresses-card.tsx";
import { PlanButton } from "./environment-actions.tsx";
import type { EnvironmentAt } from "./environment-at.ts";
import { EnvironmentFrame } from "./environment-frame.tsx";
import type { EnvironmentOverviewData } from "./environment-overview-data.ts";

export function EnvironmentOverviewPage({ at }: { at: EnvironmentAt }) {
  return (
    <EnvironmentFrame at={at} tab="overview">
      {(data) => (
        <>
          <WhatIsDeployed at={at} data={data} />
          {data.summary.deployedVersion !== null && <AddressesCard at={at} />}
          <LastDeployments at={at} data={data} />
        </>
      )}
    </EnvironmentFrame>
  );
}

interface PartProps {
  at: EnvironmentAt;
  data: EnvironmentOverviewData;
}

function WhatIsDeployed({ at, data }: PartProps) {
  const { deployedVersion, resourceCount } = data.summary;
  if (deployedVersion !== null) return <DeployedDrawing data={data} />;
  if (resourceCount === 0) return <NothingDeployed at={at} data={data} />;
  return (
    <Banner status="warning">
      A deployment that did not succeed left {plural(resourceCount, "resource")} here. Plan again to finish it, or destroy them from the
      menu.
    </Banner>
  );
}

function NothingDeployed({ at, data }: PartProps) {
  const { newestVersion, blueprintSlug } = data;
  return (
    <EmptyState
      glyph={<CategoryGlyph category="platform" size={48} />}
      title="Nothing is deployed here yet"
      action={<PlanButton at={at} newestVersion={newestVersion} blueprintSlug={blueprintSlug} />}
    >
      {newestVersion === null
        ? "Draw the blueprint and choose Plan there: it saves the first version."
        : "Planning shows what would be created and changes nothing."}
    </EmptyState>
  );
}

function DeployedDrawing({ data: { drawing, summary } }: { data: EnvironmentOverviewData }) {
  return (
    <section aria-labelledby="deployed-heading" className="space-y-2">
      <h2 id="deployed-heading" className="text-title">
        Deployed: v{summary.deployedVersion}
      </h2>
      <DrawingFrame
        blueprint={drawing}
        layout={drawing.layout}
        label={`The drawing that is deployed: ${plural(drawing.components.length, "component")}`}
      />
    </section>
  );
}

function LastDeployments({ at, data }: PartProps) {
  if (data.deployments.length === 0) return null;
  return (
    <section aria-labelledby="deployments-heading" className="space-y-2">
      <div className="flex items-center justify-between">
        <h2 id="deployments-heading" className="text-title">
          Last deployments
        </h2>
        <Link
          href={`${paths.deployments(at.organization, at.project)}?environment=${at.environment}`}
          className="text-accent text-label underline"
        >
          All deployments
        </Link>
      </div>
      <DeploymentTable
        label="Last deployments"
        rows={data.deployments}
        hasEnvironment={false}
        hrefOf={(number) => paths.deployment(at.organization, at.project, number)}
      />
    </section>
  );
}
