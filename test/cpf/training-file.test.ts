import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../src/cpf/rule.ts';
import { CANCELLED_STATUSES, FILE_STATES, FILE_STATUSES, fileStatus } from '../../src/cpf/training-file.ts';

const LIFE: Facts = {
  validated_on: '2025-03-14',
  entered_on: '2025-04-02',
  exited_on: '2025-06-20',
  service_declared_on: '2025-06-22',
  service_validated_on: '2025-06-27',
  realisation_rate: 100,
};

test('a file moves through the published statuses with its facts', () => {
  const at = (as_of: string) => fileStatus({ ...LIFE, as_of });
  assert.equal(at('2025-03-13'), null);
  assert.equal(at('2025-03-14'), 'Validé');
  assert.equal(at('2025-04-02'), 'Entrée en formation');
  assert.equal(at('2025-06-20'), 'Sortie de formation');
  assert.equal(at('2025-06-26'), 'Sortie de formation');
  assert.equal(at('2025-06-27'), 'Clos - Réalisation Totale');
});

test('a service followed in part closes the file in part', () => {
  assert.equal(fileStatus({ ...LIFE, realisation_rate: 99, as_of: '2026-01-01' }), 'Clos - Réalisation Partielle');
});

test('who cancels decides the status, from the day of the cancellation', () => {
  const cancelled = (cancelled_by: string) =>
    fileStatus({ validated_on: '2025-03-14', cancelled_on: '2025-03-20', cancelled_by, as_of: '2025-03-20' });
  assert.equal(cancelled('holder'), 'Clos - Non Réalisé annulé titulaire');
  assert.equal(cancelled('holder_no_show'), 'Clos - Non Réalisé annulé titulaire');
  assert.equal(cancelled('provider'), 'Clos - Non Réalisé annulé OF');
  assert.equal(cancelled('operator'), 'Dossier annulé gestionnaire');
  assert.equal(cancelled('rejected'), 'Rejeté');
  assert.equal(
    fileStatus({ validated_on: '2025-03-14', cancelled_on: '2025-03-20', cancelled_by: 'holder', as_of: '2025-03-19' }),
    'Validé',
  );
});

test('the nine published statuses are those of the states, and no other', () => {
  const reached = new Set(FILE_STATES.map(({ status }) => status).filter((status) => status !== null));
  assert.deepEqual([...reached].sort(), [...FILE_STATUSES].sort());
  assert.equal(FILE_STATUSES.length, 9);
  assert.ok(CANCELLED_STATUSES.every((status) => FILE_STATUSES.includes(status)));
});
