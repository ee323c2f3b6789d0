"use client";

import type { Value } from "@zerolake/resources";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { useWizardAddress } from "../hooks/use-wizard-address.ts";
import type { WizardPageData } from "../server/wizard-page-data.ts";
import { ChoiceReasons } from "./choice-reasons.tsx";
import { QuestionField } from "./question-field.tsx";
import { WizardPreview } from "./wizard-preview.tsx";
import { type Step, WizardSteps } from "./wizard-steps.tsx";
import { WorkloadField } from "./workload-field.tsx";

/** Questions on the left, and on the right the design that the answers lead to. */
export function WizardPage({ organization, data, steps }: { organization: string; data: WizardPageData; steps: readonly Step[] }) {
  const address = useWizardAddress();
  const current = Math.max(
    0,
    steps.findIndex(({ id }) => id === data.step),
  );
  const [before, after] = [steps[current - 1], steps[current + 1]];
  const create = <CreateProject organization={organization} given={address.given} isPrimary={after === undefined} />;
  return (
    <PageBody isWide>
      <PageHeader
        title="Guided wizard"
        description="Every answer is optional and has a default. You can change everything later on the canvas."
        actions={<Button onClick={address.restart}>Start again</Button>}
      />
      {data.refused.length > 0 && <Banner status="warning">Some answers in the address were left out: {data.refused.join(" ")}</Banner>}
      <WizardSteps steps={steps} current={data.step} onGoTo={address.goTo} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <section aria-labelledby="wizard-step" className="min-w-0 space-y-8">
          <StepHeading step={data.step} title={`${current + 1}. ${steps[current]?.title ?? ""}`} />
          {current === 0 && <WorkloadField data={data} onStartFrom={address.startFrom} />}
          {data.questions.map(({ id, form, value, choice }) => (
            <div key={id} className="space-y-2">
              <QuestionField
                id={id}
                form={form}
                value={(address.given[id] as Value | undefined) ?? value}
                onAnswer={(next, isTyped) => address.answer(id, next, isTyped)}
              />
              {choice && <ChoiceReasons choice={choice} />}
            </div>
          ))}
          {!after && data.workload && (
            <p className="text-secondary">
              The template {data.workload.title} does this in full.{" "}
              <Link href={paths.template(organization, data.workload.id)} className="text-accent underline">
                Open the full template instead
              </Link>
            </p>
          )}
          <div className="flex flex-wrap items-center justify-between gap-2 border-hairline border-t pt-4">
            {before ? <Button onClick={() => address.goTo(before.id)}>Back</Button> : <span />}
            <div className="flex gap-2">
              {create}
              {after && (
                <Button variant="primary" onClick={() => address.goTo(after.id)}>
                  Next: {after.title}
                </Button>
              )}
            </div>
          </div>
        </section>
        <aside aria-label="Preview" className="min-w-0 lg:sticky lg:top-6">
          <WizardPreview data={data} isPending={address.isPending} />
        </aside>
      </div>
    </PageBody>
  );
}

/** Takes the focus when another step is opened, so that reading goes on at its top. */
function StepHeading({ step, title }: { step: string; title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  return (
    <h2 id="wizard-step" ref={heading} tabIndex={-1} className="text-title">
      {title}
    </h2>
  );
}

function CreateProject({ organization, given, isPrimary }: { organization: string; given: object; isPrimary: boolean }) {
  const missing = useMissingPermission("project:create");
  const variant = isPrimary ? "primary" : "secondary";
  if (missing) {
    return (
      <Button variant={variant} disabledReason={missing}>
        Create project
      </Button>
    );
  }
  return (
    <LinkButton variant={variant} href={paths.newProjectOfWizard(organization, given)}>
      Create project
    </LinkButton>
  );
}
