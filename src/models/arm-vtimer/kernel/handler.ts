/** The interrupt of a CPU (I1): what the GIC and KVM do with it, all with interrupts off. */
import { all, any, equal, not, plus, type Term } from '../../../machine/expression.ts';
import {
  branch,
  call,
  goto,
  op,
  phase,
  set,
  wait,
  type Effect,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { accesses } from '../accesses.ts';
import { isEmpty, isOn, isSignalled, level, shouldFire, takesInterrupts } from '../chain.ts';
import type { Cpu, Setup, Vcpu } from '../setup.ts';
import { func, since } from './program.ts';
import { GIC, TIMER } from './sources.ts';

const HANDLER = 'kvm_arch_timer_handler';

export function gic_handle_irq(setup: Setup, cpu: Cpu): Func {
  return func({ setup }, GIC, 'gic_handle_irq', 'The host takes the interrupt of the timer.', [
    phase('isr', [
      phase('quiet', [
        wait(
          'I0',
          'read IAR: active = 1',
          all(isSignalled(setup, cpu), takesInterrupts(setup, cpu)),
          {
            effects: [
              set(cpu.active, 1),
              set(cpu.late, 0),
              ...each(setup, cpu, (v) => [set(v.interrupts, plus(v.interrupts, 1))]),
            ],
            rest: true,
            waitsFor: 'an interrupt of the timer',
            does: 'takes the interrupt of the timer',
            events: [{ event: 'host-interrupt', when: true, outcome: 'the interrupt is active' }],
          },
        ),
      ]),
      call('I', kvm_arch_timer_handler(setup, cpu)),
      op('I3', 'write EOIR: priority drop, it stays active', [], { does: 'ends the interrupt' }),
      branch('if (!irqd_is_forwarded_to_vcpu(d))', false, [
        op('I4', 'write DIR: active = 0', [set(cpu.active, 0)], {
          does: 'deactivates the interrupt',
        }),
      ]),
    ]),
    goto('irq', 'return from the interrupt'),
  ]);
}

/** Effects on whoever runs there. */
const each = ({ vcpus }: Setup, cpu: Cpu, of: (v: Vcpu) => readonly Effect[]): Effect[] =>
  vcpus.flatMap((v) => of(v).map((effect) => ({ ...effect, when: isOn(v, cpu) })));

function kvm_arch_timer_handler(setup: Setup, cpu: Cpu): Func {
  const nobody = isEmpty(setup, cpu);
  const { handler, nullCheck } = setup.era;
  const vcpu: Statement = op('I1', 'vtimer = vcpu_vtimer(vcpu)', [], {
    does: 'looks up the vCPU that runs there',
    events: [{ event: 'null-pointer', when: nobody, outcome: 'there is none: a NULL pointer' }],
  });
  const body = bodyOf(setup, cpu);
  const checked: Statement[] =
    handler === 'warns'
      ? [op('I1', 'pr_warn("Unexpected interrupt")', [], { does: 'warns' })]
      : nullCheck
        ? [branch('if (vcpu)', not(nobody), [vcpu, ...body], [], since({ setup }, 'after'))]
        : [vcpu, ...body];
  return func({ setup }, TIMER, HANDLER, 'The timer calls KVM.', checked);
}

function bodyOf(setup: Setup, cpu: Cpu): Statement[] {
  const of = (term: (v: Vcpu) => Term) =>
    any(...setup.vcpus.map((v) => all(isOn(v, cpu), term(v))));
  const raise = op(
    'I2',
    'irq.level = line_level = 1',
    each(setup, cpu, (v) => [set(v.level, 1), set(v.line, 1)]),
    {
      does: 'raises the line of the vCPU',
      events: [{ event: 'line-raised', when: true, outcome: '' }],
    },
  );
  switch (setup.era.handler) {
    case 'stores':
      return [
        branch('if (!irq.level)', not(of(({ level: high }) => high)), [
          op(
            'I1b',
            'cnt_ctl = read CNTV_CTL',
            [...each(setup, cpu, (v) => [set(v.cntCtl, cpu.ctl)]), accesses(1)],
            {
              does: 'reads CTL, and stores it as the guest’s word',
              ...since({ setup }, 'after'),
              events: [
                {
                  event: 'word-lost',
                  when: of(({ cntCtl, guestCtl }) =>
                    all(equal(cntCtl, guestCtl), not(equal(cpu.ctl, guestCtl))),
                  ),
                  outcome: 'that is not what the guest has set',
                },
              ],
            },
          ),
          branch(
            'if (kvm_timer_irq_can_fire())',
            of(({ cntCtl }) => cntCtl),
            [raise],
          ),
        ]),
      ];
    case 'looks':
      return [
        branch('if (!irq.level)', not(of(({ level: high }) => high)), [
          op('I1b', 'ctl = read CNTV_CTL', [accesses(1)], {
            does: 'reads CTL',
            ...since({ setup }, 'after'),
          }),
          branch('if (ctl is ENABLE and ISTATUS, not IMASK)', level(setup, cpu), [raise]),
        ]),
      ];
    case 'asks':
      return [
        branch(
          'if (kvm_timer_should_fire())',
          of((v) => shouldFire(setup, v)),
          [raise],
          [],
          since({ setup }, 'mid'),
        ),
      ];
    case 'warns':
      return [];
  }
}
