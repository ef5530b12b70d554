import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const words = ['seed', 'split', 'schedule', 'subcores', 'threadsPerSubcore'];

describe('nearest', () => {
  it.each([
    ['sead', 'seed'],
    ['Split', 'split'],
    ['spilt', 'split'],
    ['shedule', 'schedule'],
    ['subcore', 'subcores'],
    ['threadPerSubcores', 'threadsPerSubcore'],
  ])('%s is meant to be %s', (word, meant) => {
    expect(nearest(word, words)).toBe(meant);
  });

  it.each(['', 'x', 'colour', 'sed1234', 'sch', 'x'.repeat(41)])('%s is like none', (word) => {
    expect(nearest(word, words)).toBeNull();
  });

  it('prefers the closer one', () => {
    expect(nearest('seeds', ['seedling', 'seed'])).toBe('seed');
  });
});
