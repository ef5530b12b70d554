/**
 * What userspace does with a migration (B.3, tables 5 to 7), and the registers that it uses: on the source
 * it stops the guest and reads, on the destination it creates the vCPU, sets, and runs it.
 */
import { all, any, equal, not, place, type Expression } from '../../../machine/expression.ts';
import {
  branch,
  call,
  goto,
  op,
  phase,
  wait,
  set,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { defined } from '../../../base/assert.ts';
import { storedOffset, wantedOffset } from '../../kvm-hv/timebase.ts';
import { ORDERS } from '../orders.ts';
import { hostClock } from '../rules.ts';
import { TIMER, type Setup } from '../setup.ts';
import { ask, flag, type Word } from '../words-of-memory.ts';
import { BOOK3S_HV, registersOrigin } from './sources.ts';
import { source, storeAny, when, type At } from './program.ts';

const GET = 'kvmppc_get_one_reg_hv';
const SET = 'kvmppc_set_one_reg_hv';

export function migrate(a: At): Func {
  const { setup, rules } = a;
  const { userspace: u, scenario } = setup;
  const order = ORDERS[scenario.userspace];
  const usesExpiry = order.some((one) => one === 'expiry');
  const vcpu = a.primary.index;
  const isOut = any(
    place(vcpu, { line: 'kvmppc_run_core:R0' }),
    place(vcpu, { line: 'kvmppc_set_timer:N4' }),
  );
  const body: Statement[] = [
    wait('Q1', 'stop the guest', equal(setup.timer, TIMER.SET), {
      effects: [set(u.stop, 1)],
      waitsFor: 'the guest to set its timer',
      rest: true,
      does: 'asks the vCPU to stop',
      events: [{ event: 'stopped', when: true, outcome: 'the guest is being stopped' }],
    }),
    wait('Q2', 'guest_timebase = host TB + tb_offset', isOut, {
      effects: [...storeAny(a, rules.saveTimebase)],
      waitsFor: 'the vCPU to be out of the guest',
      does: 'saves the guest’s clock',
    }),
    ...when(usesExpiry, () => [call('G', kvmppc_get_one_reg_hv(a))]),
    call('C', kvmppc_core_vcpu_create_hv(a)),
    wait('Q5', 'receive the state of the guest', equal(setup.awayLeft, 0), {
      waitsFor: 'the state of the guest to arrive',
      does: 'has the state of the guest',
    }),
    ...order.map((one) => call(one === 'offset' ? 'S' : 'D', kvmppc_set_one_reg_hv(a, one))),
    op('Q7', 'run the guest', [set(u.run, 1)], {
      does: 'lets the destination run',
      events: [{ event: 'resumed', when: true, outcome: 'the destination runs the guest' }],
    }),
    phase('done', [wait('', 'done', false, { rest: true, waitsFor: 'nothing more' })]),
    goto('user', 'for ever'),
  ];
  return source('', '', 'migrate', 'Userspace moves the guest to another host.', [
    phase('user', body),
  ]);
}

function kvmppc_get_one_reg_hv(a: At): Func {
  const { setup, rules } = a;
  const { registers } = setup.era;
  const got = { does: 'reads DEC_EXPIRY', events: [{ event: 'got', when: true, outcome: '' }] };
  return source(BOOK3S_HV, registersOrigin(setup.era), GET, 'GET_ONE_REG of DEC_EXPIRY.', [
    ...when(registers === 0, () => [
      op('G1', 'return -EINVAL', [], { does: 'is refused DEC_EXPIRY' }),
    ]),
    ...when(registers === 1, () => [
      op('G1a', 'r = vcore.tb_offset', [set(setup.userspace.getConverts, 1)], {
        does: 'loads tb_offset',
        added: true,
        why: 'Userspace gets guest time, which does not depend on the host.',
      }),
    ]),
    ...when(registers > 0, () => [
      op(
        'G1',
        registers === 1 ? 'val = dec_expires + r' : 'val = dec_expires',
        storeAny(a, rules.getExpiry),
        {
          ...got,
          ...(registers < 3 && { added: true }),
        },
      ),
    ]),
  ]);
}

function kvmppc_core_vcpu_create_hv(a: At): Func {
  const { setup, rules } = a;
  const { registers } = setup.era;
  const text = ['~(u64)0', 'get_tb()', 'get_tb()', '0'][registers] ?? '';
  const isOnes = setup.scenario.created === 'ones';
  return source(
    BOOK3S_HV,
    registersOrigin(setup.era),
    'kvmppc_core_vcpu_create_hv',
    'A new vCPU on the destination.',
    [
      op('C1', `dec_expires = ${isOnes ? '~(u64)0' : text}`, storeAny(a, rules.create), {
        does: 'creates the vCPU',
        events: [{ event: 'created', when: true, outcome: '' }],
        ...((registers === 1 || registers === 3) && !isOnes && { added: true }),
      }),
    ],
  );
}

/** One function with a case for each register; `register` says which of them userspace sets. */
function kvmppc_set_one_reg_hv(a: At, register: 'offset' | 'expiry'): Func {
  const { setup, rules } = a;
  const { registers } = setup.era;
  const setsOffset = ORDERS[setup.scenario.userspace].some((one) => one === 'offset');
  const { wanted, setConverts } = setup.userspace;
  const { decExpires } = defined(setup.hosts[1], 'a destination');
  const tbOffset: Statement[] = [
    op('S1', 'x = ALIGN(guest_timebase - host TB, 2^24)', storeAny(a, rules.wantOffset), {
      does: 'rounds the wanted offset up',
    }),
    ...when(registers === 3, () => [
      branch(
        'if (dec_expires == 0 && x != 0)',
        all(isZero(decExpires), not(isZero(wanted))),
        [
          op('S2', 'dec_expires = get_tb() + x', storeAny(a, rules.expiryFromOffset), {
            does: 'gives the new vCPU an expiry',
            added: true,
            why: 'A vCPU whose expiry nobody sets is due at once, not weeks later.',
          }),
        ],
        [],
        { added: true },
      ),
    ]),
    op('S3', 'vcore.tb_offset = x', storeAny(a, rules.setOffset), {
      does: 'sets tb_offset',
      events: [{ event: 'set-offset', when: true, outcome: '' }],
    }),
  ];
  const decExpiry: Statement[] = [
    ...when(registers === 0, () => [
      op('D1', 'return -EINVAL', [], { does: 'is refused DEC_EXPIRY' }),
    ]),
    ...when(registers === 1, () => [
      op('D1a', 'r = vcore.tb_offset', [set(setConverts, 1)], {
        does: 'loads tb_offset as it is now',
        added: true,
        why: 'What userspace sends is guest time. The offset must have been set before.',
      }),
    ]),
    ...when(registers > 0, () => [
      op(
        'D1',
        registers === 1 ? 'dec_expires = val - r' : 'dec_expires = val',
        storeAny(a, rules.setExpiry),
        {
          does: 'sets DEC_EXPIRY',
          events: [
            { event: 'set-expiry', when: true, outcome: '' },
            ...when(setsOffset && registers === 1, () => [
              {
                event: 'guest-time-kept',
                when: lacksOffset(setup),
                outcome: 'guest time kept as host time',
              },
            ]),
          ],
          ...(registers < 3 && { added: true }),
        },
      ),
    ]),
  ];
  return source(BOOK3S_HV, registersOrigin(setup.era), SET, 'SET_ONE_REG of one register.', [
    branch('case KVM_REG_PPC_DEC_EXPIRY', register === 'expiry', decExpiry),
    branch('case KVM_REG_PPC_TB_OFFSET', register === 'offset', tbOffset),
  ]);
}

/** What D1 takes off is not the offset that the guest gets: as long as S3 is still to come, nothing. */
function lacksOffset({ hosts, userspace, moments }: Setup): Expression {
  const destination = defined(hosts[1], 'a destination');
  const { guestTimebase, setConverts } = userspace;
  return ask(
    [destination.tbOffset, flag(setConverts), guestTimebase],
    moments,
    ([offset = 0n, isLoaded = 0n, saved = 0n], time) =>
      isLoaded * offset !== storedOffset(wantedOffset(saved, hostClock(destination, time)), 'up'),
  );
}

const isZero = (word: Word) => equal(word.cell, word.placeOf(0n));
