import { WIZARD_STEPS } from "@zerolake/advisors";
import type { Metadata } from "next";
import { WizardPage } from "@/features/wizard/components/wizard-page.tsx";
import { wizardPage } from "@/features/wizard/server/wizard-page-data.ts";

export const metadata: Metadata = { title: "Guided wizard" };

interface PageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const { step, answers, workload } = await searchParams;
  const data = wizardPage({ step: oneOf(step), answers: oneOf(answers), workload: oneOf(workload) });
  return <WizardPage organization={organization} data={data} steps={WIZARD_STEPS} />;
}

function oneOf(parameter: string | string[] | undefined): string | undefined {
  return Array.isArray(parameter) ? parameter[0] : parameter;
}
