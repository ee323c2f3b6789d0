"use client";

import Link from "next/link";
import type { ReactNode } from "react";
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

/** `health` is how well what is deployed is: another feature's part. */
export function EnvironmentOverviewPage({ at, health }: { at: EnvironmentAt; health: ReactNode }) {
  return (
    <EnvironmentFrame at={at} tab="overview">
      {(data) => (
        <>
          <WhatIsDeployed at={at} data={data} />
          {data.summary.resourceCount > 0 && health}
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
  const { deployedVersion, partlyAtVersion, resourceCount } = data.summary;
  if (deployedVersion !== null) return <DeployedDrawing at={at} data={data} />;
  if (resourceCount === 0) return <NothingDeployed at={at} data={data} />;
  if (partlyAtVersion !== null)
    return (
      <Banner status="neutral">{`Only chosen parts of v${partlyAtVersion} are deployed here. Plan it as a whole to deploy the rest.`}</Banner>
    );
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

function DeployedDrawing({ at, data: { drawing, summary, blueprintSlug: blueprint } }: PartProps) {
  return (
    <section aria-labelledby="deployed-heading" className="space-y-2">
      <div className="flex items-center justify-between">
        <h2 id="deployed-heading" className="text-title">
          Deployed: v{summary.deployedVersion}
        </h2>
        <Link href={paths.designerHealth({ ...at, blueprint })} className="text-accent text-label underline">
          Health on the drawing
        </Link>
      </div>
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
