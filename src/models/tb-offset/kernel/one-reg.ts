/** SET_ONE_REG of KVM_REG_PPC_TB_OFFSET: arch/powerpc/kvm/book3s_hv.c. */
import { more } from '../../../machine/expression.ts';
import { op, touching, type Func } from '../../../machine/statement.ts';
import { exactly, roundInState, type Quantity } from '../quantity.ts';
import { storedOffset } from '../../kvm-hv/timebase.ts';
import type { Site } from '../site.ts';
import { SET_BY, type Vcore } from '../vcore.ts';
import { BOOK3S_HV_C } from './sources.ts';

const TEXTS = {
  up: 'vcore.tb_offset = ALIGN(value, 1UL << 24)',
  down: 'vcore.tb_offset = value & ~((1UL << 24) - 1)',
  none: 'vcore.tb_offset = value',
} as const;

/** S1..S3. `value` is what userspace passes, `by` whom it comes from: of `SET_BY`. */
export function kvmppc_set_one_reg_hv(
  { scenario }: Site,
  vcore: Vcore,
  value: Quantity,
  by: bigint = SET_BY.QEMU,
): Func {
  const { kernel, rounding } = scenario;
  const { tbOffset, setBy } = vcore;
  const store = op(
    'S1',
    TEXTS[rounding],
    [
      ...roundInState(tbOffset, value, rounding),
      exactly(tbOffset, [value], (at) => storedOffset(value.exact(at), rounding)),
      touching({ reads: [], writes: [setBy] }, ({ exact }) => {
        exact[setBy] = by;
      }),
    ],
    {
      why: 'A plain store: no lock, no kick. TBU40 cannot write the low 24 bits, so the offset has none.',
      does: `sets tb_offset of ${vcore.id}`,
      events: [
        { event: 'round', when: more(value.low, 0), outcome: ROUNDED[rounding] },
        {
          event: 'rounded-down',
          when: rounding === 'down' ? more(value.low, 0) : false,
          outcome: 'the guest will read less than was asked for',
        },
        { event: 'set', when: true, outcome: '' },
        { event: 'set-by-sibling', when: by === SET_BY.SIBLING, outcome: 'nothing locks it out' },
      ],
    },
  );
  const refuse = op('S1', 'return -EINVAL', [], {
    why: 'This kernel knows no offset.',
    does: 'refuses the offset',
    events: [{ event: 'refused', when: true, outcome: 'the guest reads the time of its host' }],
  });
  return {
    name: 'kvmppc_set_one_reg_hv',
    ...BOOK3S_HV_C(scenario),
    summary: 'Sets tb_offset of the vcore, whichever of its vCPUs is asked.',
    body: [kernel === 'none' ? refuse : store],
  };
}

const ROUNDED = {
  up: 'rounded up to a multiple of 2^24',
  down: 'rounded down to a multiple of 2^24',
  none: 'its low 24 bits are kept, and TBU40 cannot carry them',
} as const;
