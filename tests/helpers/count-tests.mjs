/**
 * What vitest's JSON report says, as `{ passed, failed, skipped }`. A file that could not be loaded has no tests to fail, and an
 * error between tests belongs to none: each counts as one failure, as does a run that ended without a report.
 * @param report the report, or null
 * @param code vitest's exit code
 */
export function countTests(report, code) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
