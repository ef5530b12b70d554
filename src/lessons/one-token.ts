/** One timer, two homes: where a virtual timer's truth is, and to whom the state of its interrupt belongs. */
import type { Lesson } from './lesson.ts';

const vtimer = (more: object = {}) => ({ model: 'arm-vtimer', ...more });
/** 10 ms, of which 8 are left when the guest sleeps. */
const TEN = { cpus: 2, length: { T: 6, R: 1, d: 5 }, clocks: { tick: '0x30d40' } };
const two = (edits: readonly object[] = []) => vtimer({ ...TEN, edits });
const HANDLER = 'kvm_arch_timer_handler';
const TICKS = ['never not ticks-came', 'still v0 in done'];

export const oneToken: Lesson = {
  id: 'one-token',
  title: 'One timer, two homes',
  minutes: 9,
  promise:
    'you can say where a virtual timer’s truth is at any moment, and why an interrupt’s “active” belongs to it.',
  model: 'arm-vtimer',
  scenarios: {
    one: vtimer(),
    'saves again': vtimer({
      edits: [{ kind: 'force', at: 'vtimer_save_state:control', value: true }],
    }),
    'two CPUs': two(),
    'no offset': two([{ kind: 'skip', at: 'kvm_timer_vcpu_load:L2' }]),
    'host opens': vtimer({
      edits: [{ kind: 'force', at: 'gic_handle_irq:control', value: true }],
    }),
    before: vtimer({ era: 'before' }),
    'as merged': vtimer({ handlerFix: false, nullCheck: false, gicDelay: true }),
    'both fixes': vtimer({ gicDelay: true, happens: { preempt: 1 } }),
    'new vCPU': vtimer({ happens: { create: 1 } }),
  },
  cards: [
    {
      caption:
        'A guest’s timer lives in a CPU’s registers or in memory; a flag says where: loaded. Now the guest waits: it is saved, and the register switched off.',
      in: 'one',
      at: 'saved',
      comes: 'must',
      full: ['vcpus', 'cpu0', 'vtimer_save_state'],
      task: {
        kind: 'predict',
        asks: 'Now it is switched out, and the save is called again. What does it save?',
        choices: [
          {
            says: 'nothing: it is saved already',
            if: ['never word-lost', 'can put and v0.loaded == 0'],
          },
          { says: 'what the register says now: off', if: ['can word-lost'] },
        ],
        why: 'The save looks at the flag first: the truth is in memory already, and the register is not read.',
      },
    },
    {
      caption: 'Suppose that the save did not ask for the flag.',
      in: 'saves again',
      at: 'word-lost',
      comes: 'can',
      full: ['vcpus', 'vtimer_save_state'],
      task: {
        kind: 'predict',
        asks: 'What becomes of the guest?',
        after: 'word-lost',
        choices: [
          { says: 'nothing: the same is saved twice', if: ['can v0 in done'] },
          { says: 'it sleeps for ever', if: ['never v0 in done', 'never tick-taken'] },
          { says: 'it gets two ticks', if: ['can not no-empty-tick'] },
        ],
        why: 'The second save stores the register as it was switched off. Now the timer is off in memory, too, and nothing wakes the guest.',
      },
    },
    {
      caption:
        'It wakes on another CPU. Its deadline is written down in its own time: CVAL. The two CPUs need not agree about anything else.',
      in: 'two CPUs',
      at: 'restored and v0.cpu == "CPU 1"',
      comes: 'can',
      full: ['vcpus', 'cpu1', 'kvm_timer_vcpu_load'],
      task: {
        kind: 'predict',
        asks: 'How much arithmetic does the alarm need?',
        choices: [
          {
            says: 'the difference of the two counters',
            if: ['can v0.guest_at == g3 and v0.cnt_cval != v0.guest_cval and v0.loaded == 0'],
          },
          {
            says: 'none, but the new CPU must know the guest’s offset',
            if: [
              'never v0.guest_at == g3 and v0.cnt_cval != v0.guest_cval and v0.loaded == 0',
              'never not registers-are-the-guests',
            ],
          },
          {
            says: 'none, and it need not know the offset',
            in: 'no offset',
            if: ['never not registers-are-the-guests'],
          },
        ],
        why: 'CVAL is a time by the guest’s own clock. The offset makes the new CPU’s counter show that clock, and so the same CVAL fits.',
      },
    },
    {
      caption: 'Bring its tick home.',
      in: 'two CPUs',
      at: null,
      comes: 'must',
      full: ['vcpus', 'cpu0', 'cpu1'],
      task: {
        kind: 'reach',
        asks: 'The guest set its timer on CPU 0. Let it take the tick on CPU 1.',
        goal: 'tick-taken and v0.cpu == "CPU 1"',
        after: 'armed and v0.cpu == "CPU 0"',
      },
    },
    {
      caption:
        'The interrupt is handed to the guest, and stays active: a closed gate. Only the guest’s own end of interrupt opens it.',
      in: 'one',
      at: 'v0.lr == P',
      comes: 'can',
      full: ['vcpus', 'cpu0', 'gic_handle_irq'],
      task: {
        kind: 'predict',
        asks: 'Suppose that the host opened the gate itself, at once.',
        choices: [
          { says: 'no harm', in: 'host opens', if: ['never not one-interrupt'] },
          {
            says: 'it rings again and again: the line is still high',
            in: 'host opens',
            if: ['can not one-interrupt'],
          },
          { says: 'the tick is lost', in: 'host opens', if: ['can not ticks-came'] },
        ],
        why: 'The timer’s line is high until the guest has dealt with it. With the gate open the host is interrupted at once, again and again.',
      },
    },
    {
      caption:
        'Until 4.14 all of it was saved at every exit. With 40 exits between a load and a put that is 440 accesses to registers. Now it is 167.',
      in: 'before',
      at: null,
      comes: 'must',
      full: ['vcpus', 'cpu0'],
      task: {
        kind: 'predict',
        asks: 'How did the host learn in those days that the timer had run out?',
        choices: [
          { says: 'by the timer’s interrupt', if: ['can host-interrupt'] },
          { says: 'it looked itself, at every exit', if: ['never host-interrupt', ...TICKS] },
          { says: 'not at all', if: ['never tick-taken'] },
        ],
        why: 'Each exit read the timer’s state and switched it off, so that it could not interrupt the host. The host compared its deadline with the clock.',
      },
    },
    {
      caption:
        'Now the timer calls. As first merged: its signal arrives a moment after the register was switched off, and the handler stores what it reads.',
      in: 'as merged',
      at: 'saved',
      comes: 'must',
      full: ['vcpus', 'cpu0', HANDLER],
      task: {
        kind: 'predict',
        asks: 'What is the harm?',
        choices: [
          { says: 'none', if: TICKS },
          { says: 'the tick is gone', if: ['can word-lost', 'can not ticks-came'] },
          { says: 'two ticks', if: ['can not no-empty-tick'] },
        ],
        why: 'The register says “off” already, and the handler stores that as the guest’s word: nothing waits for the deadline any more.',
      },
    },
    {
      caption: 'The handler took a word from a register that nobody owned any more.',
      in: 'as merged',
      at: 'word-lost',
      comes: 'can',
      full: [HANDLER],
      task: {
        kind: 'repair',
        asks: 'Change one line of the handler so that the guest’s word is kept, with this late signal and without it.',
        in: ['as merged', 'one'],
        holds: ['never word-lost or not ticks-came'],
        keeps: ['host-interrupt', 'tick-taken', 'saved', 'slept', 'line-raised'],
        among: [HANDLER],
      },
    },
    {
      caption: 'Linux mended it so: the handler keeps its hands off the guest’s word.',
      in: 'both fixes',
      at: null,
      comes: 'must',
      full: ['cpu0', 'gic_handle_irq'],
      task: {
        kind: 'predict',
        asks: 'The late signal comes to nobody. Is all well now?',
        choices: [
          { says: 'yes', if: ['never not not-deaf', ...TICKS] },
          { says: 'no: the guest’s word is lost elsewhere', if: ['can word-lost'] },
          {
            says: 'no: it stays active, and the CPU is deaf until the next load',
            if: ['can not not-deaf', 'never word-lost'],
          },
        ],
        why: 'The handler returns early, and nobody ends the interrupt. It stays active, and an active one does not come again until a load clears it.',
      },
    },
    {
      caption: 'A second virtual CPU is made, and all of its siblings are given a new offset.',
      in: 'new vCPU',
      at: 'armed',
      comes: 'must',
      full: ['vcpus'],
      task: {
        kind: 'predict',
        asks: 'What may the clock of the first one do?',
        choices: [
          { says: 'nothing', if: ['never vcpu-created'] },
          { says: 'it goes on: a new vCPU is nobody’s business', if: ['never not time-goes-on'] },
          { says: 'it goes back', if: ['can not time-goes-on'] },
        ],
        why: 'To make a vCPU sets the offset of all of them to the present: the guest’s clock begins at zero again.',
      },
    },
  ],
  corrects: [
    {
      wrong: 'To save twice is safe.',
      right:
        'The second save would store a register that is switched off: a flag has to say where the truth is.',
    },
    {
      wrong: 'A timer that moves needs sums.',
      right:
        'Its deadline is kept by the guest’s own clock; the new CPU needs the guest’s offset alone.',
    },
    {
      wrong: '“Active” is the business of the interrupt controller.',
      right:
        'It is part of the timer’s state: whoever takes the interrupt has to see that it ends.',
    },
    {
      wrong: 'Fewer accesses mean fewer mistakes.',
      right: 'Each copy that is kept for longer needs an owner.',
    },
  ],
  exam: [
    {
      asks: 'The offset of a CPU is not set to 0 when a vCPU is put. Who notices?',
      answer:
        'No guest: the next load writes it anyway. Until then the host reads a guest’s time there, unless it runs at EL2.',
    },
    {
      asks: 'Why could the host not see this interrupt before 4.15, and why is it the whole point after?',
      answer:
        'Before, the timer was off whenever host code ran. After, it stays on while the guest does not wait, and its interrupt tells the host, which need not look any more.',
    },
  ],
  teacher:
    'Nobody polls the timer any more, it calls. From that day on every copy of its state needs an owner, and so does the fact that somebody has picked up the phone.',
};
