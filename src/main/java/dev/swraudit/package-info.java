/**
 * Audit of the users that may manage the image repositories of SWR.
 * <p>
 * The main path, in the order in which a line of {@code repositories.csv} meets the
 * classes:
 * <ol>
 * <li>Start: {@link dev.swraudit.SwrPermissionAudit} parses the command line
 * ({@link dev.swraudit.cli.CommandLine}), validates the settings
 * ({@link dev.swraudit.cli.StartupValidation}) and runs a job
 * ({@link dev.swraudit.cli.JobSelection}).</li>
 * <li>Run: {@link dev.swraudit.job.audit.AuditRunner} holds the locks of the scope and of
 * its output, and records how the run ends. {@code AuditExecution} decides whether the
 * audit begins, continues or is evaluated again. {@code PermissionAuditJob} lists the
 * steps.</li>
 * <li>List ({@code ListRepositoriesTasklet}):
 * {@link dev.swraudit.population.AccountReader} reads what SWR lists, and
 * {@code AccountImport} stores it with the import.</li>
 * <li>Import ({@code ImportTargetsTasklet}): {@link dev.swraudit.input.CsvFile} reads
 * strict CSV, {@link dev.swraudit.target.RepositoryCsv} and {@code RepositoryColumns}
 * make records of it, {@code TargetName} checks the names,
 * {@link dev.swraudit.target.TargetImport} stores targets in the order of the output
 * files.</li>
 * <li>Fetch ({@link dev.swraudit.job.fetch.FetchAccessStep}): {@code FetchPipeline} keeps
 * requests under way, {@link dev.swraudit.permission.PermissionFetcher} fetches one
 * target, {@link dev.swraudit.access.HttpSwrClient} makes a call and classifies its
 * response ({@link dev.swraudit.access.http.ResponseCategory}),
 * {@link dev.swraudit.access.ratelimit.RequestSender} sends it at the pace of
 * {@link dev.swraudit.access.ratelimit.RateLimiter}, {@code AccessListReader} reads the
 * access list, {@code AccessListFlattener} makes permission rows of it,
 * {@code CreatorResolver} finds the creator, and
 * {@link dev.swraudit.permission.PermissionStore} stores the rows with the outcome. The
 * grants on organizations and the shares take the same way before
 * ({@code FetchOrganizationsStep}, {@link dev.swraudit.organization.GrantFetcher}).</li>
 * <li>Evaluate ({@code EvaluateFindingsTasklet}):
 * {@link dev.swraudit.evaluation.FindingEvaluation} compares every target with the
 * baseline. {@link dev.swraudit.finding.Assessment} is the policy that makes findings of
 * permissions, {@code Comparison} decides what is new and what is resolved, and
 * {@link dev.swraudit.acceptance.AcceptedExceptions} what is accepted.
 * {@code VanishedTargets} is the safety limit under which nothing is resolved.</li>
 * <li>Export ({@code ExportFilesTasklet}): {@code AuditCompletion} decides whether the
 * audit is complete, and its exit code. {@link dev.swraudit.report.publish.ReportFiles}
 * writes the CSV files ({@code CsvExport}, {@code CsvEncoder}), the page
 * ({@link dev.swraudit.report.html.HtmlReport}), the summary and the manifest to a
 * staging directory.</li>
 * <li>Publish ({@code PublishTasklet}): {@link dev.swraudit.report.publish.Publication}
 * renames that directory to its place. {@code InterruptedPublications} records a
 * publication whose run died before it did.</li>
 * <li>Report: {@link dev.swraudit.report.console.ConsoleSummary} prints the result,
 * {@code RunNotifier} sends it.</li>
 * </ol>
 * Each package depends only on packages before it: {@code message}, {@code input},
 * {@code ledger}, {@code target}, {@code access}, {@code permission}, {@code population},
 * {@code organization}, {@code people}, {@code finding}, {@code acceptance},
 * {@code history}, {@code evaluation}, {@code report}, {@code job}, {@code cli}. An
 * architecture test enforces the order. {@code src/docs/} describes the schema and the
 * design decisions.
 */
@NullMarked
package dev.swraudit;

import org.jspecify.annotations.NullMarked;
