import { expect, it, vi } from 'vitest';
import { arrived, begin, tryToLoad } from './load.ts';

it('loads a part once, whoever asks, and has it at once from then on', async () => {
  const load = vi.fn(() => Promise.resolve('a part'));
  tryToLoad(load);
  expect(arrived(load)).toBeNull();
  expect(await begin(load)).toBe('a part');
  expect(arrived(load)).toEqual({ part: 'a part' });
  expect(load).toHaveBeenCalledOnce();
});

it('tells of a failure, and tries again for whoever asks later', async () => {
  const load = vi.fn(() => Promise.resolve('a part'));
  load.mockRejectedValueOnce(new Error('offline'));
  tryToLoad(load);
  await expect(begin(load)).rejects.toThrow('offline');
  expect(await begin(load)).toBe('a part');
  expect(load).toHaveBeenCalledTimes(2);
});
