import { describe, expect, it } from 'vitest';
import { linkIn } from './link-in.ts';

describe('linkIn', () => {
  it.each([
    ['#v=1&m=1', '#v=1&m=1'],
    [' #v=1&m=1\n', '#v=1&m=1'],
    ['\ufeff#v=1', '#v=1'],
    ['https://scope.example/a/?b#v=1&m=1', '#v=1&m=1'],
    ['file:///index.html#v=1', '#v=1'],
    ['#', '#'],
  ])('finds the link in %j', (text, hash) => {
    expect(linkIn(text)).toEqual({ ok: true, value: hash });
  });

  it.each(['', '{"seed": 1}', '{"a": "https://x/#v=1"}', 'four-guests', '"#v=1"', '1://x#'])(
    'leaves %j alone',
    (text) => {
      expect(linkIn(text)).toBeNull();
    },
  );

  it('says what is wrong with an address that has none', () => {
    expect(linkIn(' https://scope.example/ ')).toEqual({
      ok: false,
      error: 'the address "https://scope.example/" has no link, for it has no #',
    });
  });
});
