import { describe, expect, it } from 'vitest';
import { linkOf, whyNotShared } from './link.ts';

describe('the link of a card', () => {
  it('leads to the lesson as it is taken', () => {
    const place = { id: 'twice', card: 2 };
    expect(linkOf('https://scope.example/?x=1', place)).toBe(
      'https://scope.example/?x=1#lesson=twice&card=3',
    );
  });

  it.each([
    'file:///course/scope.html#a',
    'http://localhost:4173/#a',
    'http://127.0.0.1/#a',
    'http://[::1]:80/',
  ])('is of no use elsewhere: %s', (link) =>
    expect(whyNotShared(link)).toContain('no phone can open it'),
  );

  it('is of use where the page is served to others', () => {
    expect(whyNotShared('http://192.168.1.7:4173/#a')).toBeNull();
    expect(whyNotShared('https://scope.example/#a')).toBeNull();
  });
});
