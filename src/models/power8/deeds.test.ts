/** Every op of every era says in words what it does, so that sentences can be made of a run. */
import { describe, expect, it } from 'vitest';
import { machinesWithEveryLine } from '../../testing/power8/every-line.ts';

/** A verb in the third person, to follow the name of a thread. */
const DEED = /^[a-z]*(s|es) \S.*[^.]$/;

const machines = ['pre-fix', 'v4.8'].flatMap(machinesWithEveryLine);

describe('deeds', () => {
  it('are said of every op that a thread can take', () => {
    const silent = new Set<string>();
    for (const { code } of machines)
      for (const { ops } of code.threads)
        ops.forEach((op, i) => {
          const { line, rest } = code.instructions[i]!;
          if (!rest && op.options.does === undefined) silent.add(code.lines[line]!.id);
        });
    expect([...silent]).toEqual([]);
  });

  it('go with what is waited for, at every wait', () => {
    const silent = new Set<string>();
    let waits = 0;
    for (const { code } of machines)
      for (const { ops } of code.threads)
        ops.forEach(({ options }, i) => {
          const { kind, id } = code.lines[code.instructions[i]!.line]!;
          if (kind !== 'wait') return;
          waits++;
          if ((options.waitsFor ?? '') === '') silent.add(id);
        });
    expect([...silent]).toEqual([]);
    expect(waits).toBeGreaterThan(100);
  });

  it('follow the name of who does them', () => {
    const texts = new Set<string>();
    for (const { code, program } of machines) {
      for (const { does } of program.environment) if (does !== '') texts.add(does);
      for (const { ops } of code.threads)
        for (const { options } of ops) {
          const { does = [] } = options;
          if (typeof does === 'string') texts.add(does);
          else for (const { text } of does) texts.add(text);
        }
    }
    expect(texts.size).toBeGreaterThan(60);
    for (const text of texts) expect(text).toMatch(DEED);
  });

  it('come to an end: the last of several is always true', () => {
    for (const { code } of machines)
      for (const { ops } of code.threads)
        for (const { does = [] } of ops.map(({ options }) => options))
          if (typeof does === 'object') expect(does.at(-1)?.when ?? true).toBe(true);
  });

  it('are said with the thread of everything that interrupts one', () => {
    for (const { program } of machines)
      for (const { thread, label, does } of program.environment)
        if (thread >= 0) expect(label).toBe(`${program.threads[thread]!.label} ${does}`);
  });
});
