/** The life of a file after its validation: dates in order, and what happened by the last day of the scheme. */
import { below, happens, unit, waiting } from './chance.ts';
import type { Layer } from './layers.ts';

/** Days between validation and entry at least: 11 working days. */
const REFLECTION_DAYS = 15;
/** Mean of the days waited beyond. */
const WAITING_DAYS = 22;
/** Percent of entered files that leave before the end: 11 dropped for 81 finished (survey of trainings ended in November 2021, fondation MMA). */
const DROPPED = 12;
/** Percent of files that stay validated and nothing more: neither entered nor cancelled. */
const FORGOTTEN = 0.3;
/** Percent of services that are controlled before they are validated. */
const CONTROLLED = 2;

/**
 * Who ends the cancelled files, cumulated percent. Those that never started (no-show, provider, operator, no follow-up) make 5 % of files that
 * were not withdrawn in time (same survey).
 */
const ENDED_BY = { holder: 61, holder_no_show: 79, provider: 93, operator: 97 } as const;

const endedBy = `case ${Object.entries(ENDED_BY)
  .map(([who, percent]) => `when end_draw < ${percent} then '${who}'`)
  .join(' ')} else 'rejected' end`;

/** When each of them does: withdrawal within 14 days, no-show about the planned entry, provider before it, operator and system later. */
const endedOn = `case ended_by
  when 'holder' then validation + 1 + ${below('chance', 12, 13)}
  when 'holder_no_show' then planned_entry + ${below('chance', 12, 10)}
  when 'provider' then validation + 1 + ${below('chance', 12, 'planned_entry - validation')}
  when 'operator' then validation + 5 + ${below('chance', 12, 90)}
  else planned_entry + 10 + ${below('chance', 12, 60)} end`;

const LAYERS: readonly Layer[] = [
  { validation: `month_start + ${below('chance', 1, 'month_days')}` },
  {
    planned_entry: `validation + ${REFLECTION_DAYS} + ${waiting('chance', 10, WAITING_DAYS)}`,
    ended: happens('chance', 6, 'cancelled'),
    end_draw: `${unit('chance', 11)} * 100`,
    forgotten: happens('chance', 7, FORGOTTEN),
    dropped: happens('chance', 8, DROPPED),
  },
  { ended_by: endedBy },
  {
    end_day: `if(ended and validated, ${endedOn}, null)`,
    entry: 'if(ended or forgotten or not validated, null, planned_entry)',
  },
  {
    exit: `entry + if(dropped, floor(usual_days * ${unit('chance', 13)} * 0.9), round(usual_days * (0.5 + ${unit('chance', 13)})))::integer`,
  },
  { declaration: `exit + ${below('chance', 14, 5)} + if(${happens('chance', 15, 6)}, ${below('chance', 16, 60)}, 0)` },
  {
    closing: `declaration + 1 + ${below('chance', 17, 6)} + if(${happens('chance', 18, CONTROLLED)}, ${below('chance', 19, 90)}, 0)`,
  },
];

/** Layers over the cells' columns and `chance`: `validation` (always a day) and the dated facts of the contract; facts later than `until` do not exist yet. */
export function lifeLayers(until: string): Layer[] {
  const by = (day: string): string => `if(${day} <= date '${until}', ${day}, null)`;
  return [
    ...LAYERS,
    {
      validated_on: 'if(validated, validation, null)',
      entered_on: by('entry'),
      exited_on: by('exit'),
      service_declared_on: by('declaration'),
      service_validated_on: by('closing'),
      cancelled_on: by('end_day'),
    },
    {
      realisation_rate: `if(service_declared_on is null, null, if(dropped, 1 + floor(99 * pow(${unit('chance', 20)}, 0.9))::integer, 100))`,
      cancelled_by: 'if(cancelled_on is null, null, ended_by)',
    },
  ];
}
