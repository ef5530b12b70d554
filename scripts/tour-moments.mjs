// What the pictures of the README show: which run at which of its steps, what is pressed there, and how
// much of the page is kept. Everything is found by its name for assistive technology.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/**
 * @typedef {object} Moment
 * @property {string} file below `docs`
 * @property {number} [width] of the window, in CSS pixels, as `height`
 * @property {number} [height]
 * @property {[preset: string, step: number]} [run] without it the start page
 * @property {(page: Page) => Promise<void>} [act]
 * @property {(page: Page) => Locator} [part] without it the whole window
 */

const LOG = [
  'HMI: Received HMI interrupt: HMER = 0x0840000000000000',
  'Severe Hypervisor Maintenance interrupt [Recovered]',
  ' Error detail: Timer facility experienced an error',
  '\tHMER: 0840000000000000',
  '\tTFMR: 3612000980a44000',
].join('\n');

/**
 * @param {Page} page
 * @param {string} name
 */
const region = (page, name) => page.getByRole('region', { name, exact: true });

/**
 * @param {Page} page
 * @param {string} name
 */
const tab = (page, name) => page.getByRole('tab', { name, exact: true });

/** @param {Page} page */
async function askWhoSetTheClock(page) {
  await tab(page, 'State').click();
  await page.getByTitle('Who set TB - TOD?').first().click();
  const card = page.getByRole('dialog', { name: 'Who set this?' });
  await card.getByText('the hardware reports').waitFor();
}

/** @param {Page} page */
async function checkEveryOrder(page) {
  await tab(page, 'Search').click();
  const search = region(page, 'Exhaustive check');
  await search.getByRole('button', { name: 'Check every order' }).click();
  await search.getByText('Proven:').first().waitFor();
}

/** @param {Page} page */
async function showTheHandler(page) {
  const functions = region(page, 'Code').getByRole('combobox', { name: 'Function' });
  const handler = functions.locator('option', { hasText: 'kvmppc_realmode_hmi_handler' }).first();
  await functions.selectOption((await handler.getAttribute('value')) ?? '');
}

/** @param {Page} page */
async function skipTheWait(page) {
  await showTheHandler(page);
  const code = region(page, 'Code');
  await code.getByRole('button', { name: /^What if: H4 call/ }).click();
  await code.getByRole('menuitem', { name: 'Skip this line' }).click();
  const verdict = region(page, 'Verdict');
  await verdict.getByText('Edited kernel.').first().waitFor();
  await verdict.getByText('In this run all 11').first().waitFor();
  await verdict.getByRole('button', { name: 'Explore every run' }).click();
  await verdict.getByRole('button', { name: 'open it: a run that breaks' }).click();
  await verdict.getByText('some order breaks it: this one').first().waitFor();
  await showTheHandler(page);
}

/** @param {Page} page */
async function pasteTheLog(page) {
  await page.keyboard.press('o');
  const form = page.getByRole('dialog', { name: 'Paste a log' });
  await form.getByRole('textbox', { name: 'Log' }).fill(LOG);
  await form.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('heading', { name: 'The run that shows it' }).waitFor();
}

/** @type {Moment[]} */
export const moments = [
  { file: 'screenshot.png', width: 1440, height: 900, run: ['two-way-pre-fix', 88] },
  { file: 'tour/start-page.png' },
  {
    file: 'tour/old-kernel.png',
    height: 680,
    run: ['two-way-pre-fix', 88],
    part: (page) => region(page, 'Timeline'),
  },
  { file: 'tour/who-set-it.png', run: ['two-way-pre-fix', 88], act: askWhoSetTheClock },
  { file: 'tour/every-order.png', run: ['four-way-fixed', 170], act: checkEveryOrder },
  { file: 'tour/line-skipped.png', run: ['four-way-fixed', 43], act: skipTheWait },
  {
    file: 'tour/log-read.png',
    act: pasteTheLog,
    part: (page) => page.getByRole('dialog', { name: /^What it says/ }),
  },
];
