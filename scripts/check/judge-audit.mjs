/** What `npm audit --json` says, held against the findings that were accepted until a day. Pure: `today` is given. */
export function judgeAudit(report, accepted, today) {
  // The registry answered with an error, or not at all: nothing is known either way.
  if (report?.vulnerabilities === undefined) return { skipped: reasonOf(report), findings: [] };
  const advisories = Object.values(report.vulnerabilities).flatMap(({ name, via }) =>
    via.filter((each) => typeof each === "object").map(({ url, title, severity }) => ({ id: idOf(url), name, title, severity })),
  );
  const known = new Map(accepted.map((entry) => [entry.id, entry]));
  return {
    findings: [
      ...advisories.flatMap((advisory) => findingOf(advisory, known.get(advisory.id), today)),
      ...accepted
        .filter(({ id }) => advisories.every((advisory) => advisory.id !== id))
        .map(({ id }) => `${id} is accepted and no longer found: remove it from the list.`),
    ],
  };
}

function findingOf({ id, name, title, severity }, entry, today) {
  if (entry !== undefined && entry.until >= today) return [];
  const why = entry === undefined ? "" : ` It was accepted until ${entry.until}.`;
  return [
    `${severity}: ${name}: ${title} (${id}).${why} Update it, or accept it for a time in scripts/check/accepted-vulnerabilities.json.`,
  ];
}

function idOf(url) {
  return String(url).split("/").at(-1);
}

function reasonOf(report) {
  return String(report?.message ?? report?.error?.summary ?? "the registry did not answer").slice(0, 160);
}
