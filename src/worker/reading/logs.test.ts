// A log as the page sends it: in pieces, with progress, and a sentence where it cannot be read.
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../models/power8/catalogue.ts';
import { Libraries } from '../libraries.ts';
import { readLog } from './logs.ts';

const libraries = Libraries.of(catalogue);
const REPORT = '\tHMER: 0840000000000000\n\tTFMR: 3612000980a44000\n';

async function answerTo(text: string) {
  const heard: number[] = [];
  const answer = await readLog(new Blob([text]), libraries, (bytes) => heard.push(bytes));
  return { answer, heard };
}

async function found(text: string) {
  const { answer } = await answerTo(text);
  if (!answer.ok) throw new Error(answer.error.sentence);
  return answer.value;
}

describe('a log', () => {
  it('is read in pieces, and values on their seams come through', async () => {
    const filler = 'x'.repeat(99) + '\n';
    // The second value lies across the end of the first piece.
    const text =
      `${REPORT}${filler.repeat(2620)}`.padEnd(262_134, 'y') + '\nTFMR: 3212000870e04000\n';
    const { answer, heard } = await answerTo(text);
    expect(heard).toEqual([262_144, text.length]);
    expect(answer.ok && answer.value.readings.map(({ value }) => value)).toEqual([
      ...['0x0840000000000000', '0x3612000980a44000', '0x3212000870e04000'],
    ]);
  });

  it('has the lines that were understood, and no others', async () => {
    const { texts } = await found(`first\n${REPORT}last`);
    expect([...texts]).toEqual([
      [2, '\tHMER: 0840000000000000'],
      [3, '\tTFMR: 3612000980a44000'],
    ]);
  });

  it('has each run once, with the lines that it is about, and each reason why there is none', async () => {
    const { runs, readings } = await found(`${REPORT}\nTFMR: 2a120049a0a04000\n${REPORT}`);
    expect(runs.map(({ lines, link }) => [lines, link !== null])).toEqual([
      [[1, 2, 5, 6], true],
      [[4], false],
    ]);
    expect(runs[0]?.sentences[0]).toContain('TFMR 0x3612000980a44000');
    expect(runs[1]?.sentences[0]).toContain('has no TFAC_XFER_ERROR');
    // Said of the run, and not once more of each value.
    expect(readings.flatMap(({ sentences }) => sentences).join()).not.toContain('a run reads like');
  });

  it.each([
    ['nothing to read', 'nothing in it is a register'],
    ['', 'nothing in it is a register'],
  ])('is refused with a sentence: %s', async (text, sentence) => {
    const { answer } = await answerTo(text);
    expect(!answer.ok && answer.error.sentence).toContain(sentence);
  });

  it('is refused before it is read where it is too long', async () => {
    const { answer, heard } = await answerTo('x'.repeat(20_000_001));
    expect(!answer.ok && answer.error.sentence).toContain('no more than 20 MB are read');
    expect(heard).toEqual([]);
  });
});
