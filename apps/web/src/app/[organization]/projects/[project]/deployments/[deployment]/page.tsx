import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/shell/page-body.tsx";
import { Hydrated, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";
import { RunRoute } from "./run-route.tsx";

interface Parameters {
  readonly organization: string;
  readonly project: string;
  readonly deployment: string;
}

export async function generateMetadata({ params }: { params: Promise<Parameters> }): Promise<Metadata> {
  return { title: `Deployment #${(await params).deployment}` };
}

export default async function Page({ params }: { params: Promise<Parameters> }) {
  const { organization, project, deployment: text } = await params;
  const deployment = Number(text);
  if (!Number.isInteger(deployment) || deployment < 1) notFound();
  const address = { organization, project, deployment };
  await prefetchSubject(trpcOnServer.deployments.get.queryOptions(address));
  return (
    <Hydrated>
      <PageBody isWide>
        <RunRoute address={address} />
      </PageBody>
    </Hydrated>
  );
}
