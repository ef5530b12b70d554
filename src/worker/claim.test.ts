import { describe, expect, it } from 'vitest';
import { differenceFrom } from './claim.ts';

const claim = { hash: '#v=1&m=3&p=x&c=0badcafe&z=12345678', checksum: '0badcafe', modelVersion: 3 };

describe('what is said of a run that its link leads to', () => {
  it('is nothing where it ends as the link says, whatever the version', () => {
    for (const modelVersion of [2, 3]) {
      expect(differenceFrom(claim, { checksum: '0badcafe', steps: 9, modelVersion })).toBeNull();
    }
  });

  it('is the other version where there is one', () => {
    expect(differenceFrom(claim, { checksum: '00000000', steps: 9, modelVersion: 4 })).toEqual({
      notice:
        'This link was made with version 3 of the model, and leads to another end in version 4.',
      report: null,
    });
  });

  it('is a fault of ours in the same version, with all that a report needs', () => {
    const difference = differenceFrom(claim, { checksum: 'feedf00d', steps: 9, modelVersion: 3 });
    expect(difference?.notice).toBe(
      'This link was made with the same version of the model (3), and should end with the ' +
        'checksum 0badcafe, but ends with feedf00d here. Unless somebody wrote it by hand, that is ' +
        'a fault of Resync Scope: please report it.',
    );
    expect(difference?.report?.split('\n')).toEqual([
      'Resync Scope: a link leads to another end than it was made with, in the same version.',
      'Link: #v=1&m=3&p=x&c=0badcafe&z=12345678',
      'Checksum in the link: 0badcafe',
      'Checksum here: feedf00d, after 9 steps',
      'Version of the model: 3 in the link, 3 here',
      'Format of links: 1 in the link, 1 here',
    ]);
  });
});
