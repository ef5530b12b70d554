// Every check and every test. Steps are the scripts of package.json; the ones that do not need each
// other share the cores. The last line is `N passed, M failed`: tests counted by their runners, and
// each check as one. With names as arguments (`npm test -- lint unit`) only those steps run.

import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @typedef {object} Step
 * @property {string} script a script of package.json, which is also the step's name here
 * @property {string} title
 * @property {string} fix the command that mends a failure, or the one that shows more of it
 * @property {string[]} [args]
 * @property {Record<string, string>} [env]
 * @property {string[]} [after] steps that must have passed before
 * @property {boolean} [show] its output is worth reading when it passes too
 * @property {boolean} [alone] its timing matters, so nothing runs beside it
 * @property {string} [report] where the runner leaves its figures
 * @property {(report: any) => Counts} [count]
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const stepTimeoutMs = 32 * 60_000;
const slots = Math.max(1, Math.min(2, availableParallelism()));
const unitReport = join(root, 'reports', 'unit.json');
const verdictsReport = join(root, 'reports', 'verdicts.json');
const e2eReport = join(root, 'reports', 'e2e.json');

/**
 * @param {string} report
 * @returns {Pick<Step, 'args' | 'report' | 'count'>}
 */
function vitestReport(report) {
  return {
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    report,
    count: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    }),
  };
}

/** @type {Step[]} */
const steps = [
  // The longest first, on one core, while the checks have the other.
  {
    script: 'verdicts',
    title: 'page of verdicts',
    fix: 'npm run survey',
    ...vitestReport(verdictsReport),
  },
  { script: 'format:check', title: 'formatting', fix: 'npm run format' },
  { script: 'typecheck', title: 'types', fix: 'npm run typecheck' },
  { script: 'lint', title: 'lint', fix: 'npm run lint -- --fix' },
  { script: 'deps', title: 'import rules', fix: 'npm run deps' },
  { script: 'deadcode', title: 'dead code', fix: 'npm run deadcode' },
  {
    script: 'unit',
    title: 'unit tests',
    fix: 'npm run unit',
    ...vitestReport(unitReport),
  },
  { script: 'build', title: 'build', fix: 'npm run build' },
  { script: 'size', title: 'size budget', fix: 'npm run size', after: ['build'], show: true },
  {
    script: 'e2e',
    title: 'end-to-end tests',
    fix: 'npm run e2e',
    args: ['--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
    after: ['build'],
    alone: true,
    report: e2eReport,
    count: ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
  },
];

/** @type {Record<string, string>} */
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Each step leads a process group of its own, so that its browsers and workers end with it.
 * @param {import('node:child_process').ChildProcess} child
 */
function end(child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    running.forEach(end);
    process.exit(130);
  });
}

/**
 * @param {Step} step
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function execute(step) {
  return new Promise((resolve) => {
    const quoted = (step.args ?? []).map((argument) => `'${argument}'`);
    const child = spawn([scripts[step.script], ...quoted].join(' '), {
      cwd: root,
      env: { ...process.env, ...step.env, PATH: path },
      shell: true,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    const add = (/** @type {string} */ text) => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    const timer = setTimeout(() => {
      output += `\nstopped after ${stepTimeoutMs / 60_000} minutes\n`;
      end(child);
    }, stepTimeoutMs);
    child.on('error', (error) => add(error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: code === 0, output });
    });
  });
}

/**
 * What the step's runner counted; a check without a report is one.
 * @param {Step} step
 * @param {boolean} ok
 * @returns {Counts}
 */
function countsOf(step, ok) {
  if (!step.report || !step.count) {
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  }
  try {
    const counts = step.count(JSON.parse(readFileSync(step.report, 'utf8')));
    // All tests pass and the step fails: coverage, an unhandled error, a server that did not start.
    if (!ok && counts.failed === 0) counts.failed = 1;
    return counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !steps.some((step) => step.script === name));
if (unknown.length > 0) {
  console.error(`test: no step ${unknown.join(', ')}; ${steps.map((s) => s.script).join(', ')}`);
  process.exit(2);
}

const startedAt = performance.now();
const waiting = steps.filter((step) => names.length === 0 || names.includes(step.script));
/** @type {Map<string, boolean>} */
const results = new Map();
/** @type {Step[]} */
const broken = [];
const total = { passed: 0, failed: 0, skipped: 0 };

/** @param {number} since */
const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
/** @param {string} output */
const indented = (output) => output.trimEnd().replace(/^/gm, '    ');

/** @param {Step} step */
async function runStep(step) {
  if (step.report) rmSync(step.report, { force: true });
  const since = performance.now();
  const { ok, output } = await execute(step);
  const counts = countsOf(step, ok);
  results.set(step.script, ok);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;

  const tests = step.count ? `  ${counts.passed} passed, ${counts.failed} failed` : '';
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const word = ok ? 'ok    ' : 'FAILED';
  console.log(
    `${word} ${step.title.padEnd(24)} ${secondsSince(since).padStart(7)}${tests}${skipped}`,
  );
  if (!ok) {
    broken.push(step);
    console.log(`${indented(output)}\n    to mend or see it: ${step.fix}\n`);
  } else if (step.show) {
    console.log(indented(output));
  } else {
    const warnings = output.split('\n').filter((line) => line.startsWith('warning:'));
    if (warnings.length > 0) console.log(indented(warnings.join('\n')));
  }
}

/**
 * The first waiting step that may start now.
 * @returns {Step | undefined}
 */
function nextStep() {
  return waiting.find(
    (step) =>
      (step.after ?? []).every((name) => !waiting.some((other) => other.script === name)) &&
      (step.after ?? []).every((name) => !active.has(name)) &&
      (!step.alone || active.size === 0),
  );
}

/** @type {Map<string, Promise<void>>} */
const active = new Map();
let isAlone = false;
while (waiting.length > 0 || active.size > 0) {
  /** @type {Step | undefined} */
  const step = active.size < slots && !isAlone ? nextStep() : undefined;
  if (!step) {
    await Promise.race(active.values());
    continue;
  }
  waiting.splice(waiting.indexOf(step), 1);
  const failedBefore = (step.after ?? []).find((name) => results.get(name) === false);
  if (failedBefore) {
    results.set(step.script, false);
    broken.push(step);
    console.log(`not run ${step.title}: ${failedBefore} failed`);
    continue;
  }
  isAlone = step.alone ?? false;
  active.set(
    step.script,
    runStep(step).finally(() => {
      active.delete(step.script);
      isAlone = false;
    }),
  );
}

console.log(`\n${secondsSince(startedAt)} for everything`);
if (broken.length > 0) {
  console.log('failed:');
  for (const step of broken) console.log(`    ${step.title.padEnd(24)} ${step.fix}`);
}
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.length > 0 || total.failed > 0 ? 1 : 0;
