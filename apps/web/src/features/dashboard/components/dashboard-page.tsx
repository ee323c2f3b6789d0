"use client";

import { MonitorPlay } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { useDashboardFilters } from "../hooks/use-dashboard-filters.ts";
import { useGatheredRefresh } from "../hooks/use-gathered-refresh.ts";
import { type Tiles, useTiles } from "../hooks/use-tiles.ts";
import {
  activityTable,
  costTable,
  deploymentsTable,
  environmentsTable,
  figuresTable,
  findingsTable,
  healthTable,
  needsTable,
  proofsTable,
  runningTable,
} from "../store/tile-tables.ts";
import { ActivityTile } from "./activity-tile.tsx";
import { CostTile } from "./cost-tile.tsx";
import { DashboardFilters } from "./dashboard-filters.tsx";
import { DeploymentsTile } from "./deployments-tile.tsx";
import { EnvironmentsTile } from "./environments-tile.tsx";
import { FiguresTile } from "./figures-tile.tsx";
import { FindingsTile } from "./findings-tile.tsx";
import { HealthTile } from "./health-tile.tsx";
import { NeedsTile } from "./needs-tile.tsx";
import { OwnWallboard } from "./own-wallboard.tsx";
import { ProofsTile } from "./proofs-tile.tsx";
import { RunningTile } from "./running-tile.tsx";
import { Tile } from "./tile.tsx";
import { ViewsMenu } from "./views-menu.tsx";

interface DashboardPageProps {
  readonly organization: string;
  readonly name: string;
  /** What an organisation begins with, shown as long as there is no environment. */
  readonly firstSteps: ReactNode;
  readonly newProject: ReactNode;
}

/** The page people land on: what runs where, what changed, what waits for me, what it costs. */
export function DashboardPage({ organization, name, firstSteps, newProject }: DashboardPageProps) {
  const filters = useDashboardFilters();
  const tiles = useTiles(organization, filters);
  const [wallboard, setWallboard] = useQueryState("wallboard", parseAsStringLiteral(["1"]));
  useGatheredRefresh();
  const isNew = !filters.isNarrowed && tiles.environments.data?.total === 0;
  return (
    <PageBody>
      <PageHeader
        title={name}
        actions={
          <>
            <ViewsMenu organization={organization} filters={filters} />
            <Button icon={<MonitorPlay aria-hidden="true" size={16} strokeWidth={1.5} />} onClick={() => void setWallboard("1")}>
              Show wallboard
            </Button>
            {newProject}
          </>
        }
      />
      {isNew ? firstSteps : <DashboardFilters organization={organization} filters={filters} />}
      <TileGrid organization={organization} tiles={tiles} isNew={isNew} />
      {wallboard && <OwnWallboard organization={organization} name={name} filters={filters} onLeave={() => void setWallboard(null)} />}
    </PageBody>
  );
}

function TileGrid({ organization, tiles, isNew }: { organization: string; tiles: Tiles; isNew: boolean }) {
  const { needs, environments, health, proofs, running, deliveries, findings, costs, activity } = tiles;
  return (
    <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-6">
      <Tile title="What must I do now?" file="needs-you" query={needs} table={needsTable} className="xl:col-span-3">
        {(data) => <NeedsTile organization={organization} needs={data} />}
      </Tile>
      <Tile
        title="What runs where, is it well?"
        file="environments"
        query={environments}
        table={environmentsTable}
        className="xl:col-span-3"
      >
        {(data) => <EnvironmentsTile organization={organization} states={data} />}
      </Tile>
      {!isNew && (
        <>
          <Tile title="Which component is ill?" file="health" query={health} table={healthTable} className="xl:col-span-3">
            {(data) => <HealthTile organization={organization} ill={data} />}
          </Tile>
          <Tile title="Does data really flow?" file="data-proof" query={proofs} table={proofsTable} className="xl:col-span-3">
            {(data) => <ProofsTile organization={organization} proofs={data} />}
          </Tile>
          <Tile title="What is being deployed now?" file="running" query={running} table={runningTable} className="xl:col-span-3">
            {(data) => <RunningTile organization={organization} running={data} />}
          </Tile>
          <Tile
            title="Do deployments work?"
            file="deployments"
            query={deliveries}
            table={deploymentsTable}
            hasChart
            className="xl:col-span-3"
          >
            {(data) => <DeploymentsTile deliveries={data} />}
          </Tile>
          <Tile
            title="How well do changes arrive?"
            file="delivery"
            query={deliveries}
            table={figuresTable}
            hasChart
            className="lg:col-span-2 xl:col-span-6"
          >
            {(data) => <FiguresTile deliveries={data} />}
          </Tile>
          <Tile title="Are we on budget?" file="cost" query={costs} table={costTable} hasChart className="xl:col-span-4">
            {(data) => <CostTile organization={organization} costs={data} />}
          </Tile>
          <Tile title="Is reality still what we deployed?" file="findings" query={findings} table={findingsTable} className="xl:col-span-2">
            {(data) => <FindingsTile organization={organization} findings={data} />}
          </Tile>
        </>
      )}
      <Tile title="Who did what lately?" file="activity" query={activity} table={activityTable} className="lg:col-span-2 xl:col-span-6">
        {(data) => <ActivityTile deeds={data} />}
      </Tile>
    </div>
  );
}
