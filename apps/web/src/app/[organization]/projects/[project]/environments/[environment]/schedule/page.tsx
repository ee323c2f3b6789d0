import type { Metadata } from "next";
import { Hydrated, prefetch, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";
import { ScheduleRoute } from "./schedule-route.tsx";

interface PageProps {
  params: Promise<{ organization: string; project: string; environment: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Schedule of ${(await params).environment}` };
}

export default async function Page({ params }: PageProps) {
  const at = await params;
  await Promise.all([
    prefetchSubject(trpcOnServer.environments.overview.queryOptions(at)),
    prefetch(trpcOnServer.schedules.get.queryOptions(at)),
  ]);
  return (
    <Hydrated>
      <ScheduleRoute at={at} />
    </Hydrated>
  );
}
