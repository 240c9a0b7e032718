import type { Evidence, Finding, Fix } from './finding.ts';

/** What `dogwatch doctor --json` prints. */
export type DoctorReport = {
  readonly findings: readonly (Pick<Finding, 'code' | 'severity' | 'service' | 'title' | 'why' | 'topic'> & {
    readonly evidence: readonly Evidence[];
    readonly fixes: readonly Pick<Fix, 'title' | 'argv' | 'danger' | 'explain'>[];
  })[];
};

/** The findings in the form of the contract. */
export function doctorReport(findings: readonly Finding[]): DoctorReport {
  return {
    findings: findings.map(({ code, severity, service, title, evidence, why, fixes, topic }) => ({
      code,
      severity,
      service,
      title,
      evidence: evidence.map(({ source, text }) => ({ source, text })),
      why,
      fixes: fixes.map(({ title, argv, danger, explain }) => ({ title, argv, danger, explain })),
      topic,
    })),
  };
}
