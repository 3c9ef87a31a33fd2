#!/usr/bin/env node
/** The command: the only place where rooms are wired together. Each command is loaded when it is called. */
import { existsSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { ERRORS, Refusal } from '../errors.ts';
import { VERSION } from '../software.ts';
import type { Context } from './context.ts';
import { openOutput, reportError } from './output.ts';
import { resolveSettings, SETTINGS, type Setting, type SettingName, settingsOf } from './settings.ts';

const EXIT_CODES = [
  'Exit codes: 0 done; 1 internal error; 2 wrong command line, setting or query; 3 a source, register or EDOF file was refused;',
  '4 a release was refused, held or is damaged; 5 nothing by that name; 6 busy: lock held, port in use; 7 the disk is full, may not be written, or fails.',
].join('\n');

const program = new Command('opencpf')
  .description('The open-data system of the French personal training account (CPF).')
  .version(VERSION)
  .option('--json', 'results and errors as JSON')
  .option('--config <file>', 'configuration file (default: opencpf.json when it is there; environment OPENCPF_CONFIG)')
  .addHelpText('after', `\n${EXIT_CODES}`)
  .exitOverride()
  .configureOutput({ outputError: () => {} })
  .configureHelp({ showGlobalOptions: true })
  .showSuggestionAfterError();

for (const { flag, env, is, default: otherwise } of Object.values<Setting>(SETTINGS)) {
  if (flag === undefined) continue;
  program.addOption(new Option(flag, `${is} (default: ${otherwise ?? 'not set'}; environment ${env})`));
}

function contextOf(): Context {
  const {
    json = false,
    config,
    ...flags
  } = program.opts<{ json?: boolean; config?: string } & Record<string, string>>();
  const named = config ?? process.env.OPENCPF_CONFIG;
  const resolved = resolveSettings({
    flags: Object.fromEntries((Object.keys(SETTINGS) as SettingName[]).map((name) => [name, flags[camel(name)]])),
    environment: process.env,
    file: named ?? (existsSync('opencpf.json') ? 'opencpf.json' : undefined),
  });
  return { settings: settingsOf(resolved), resolved, json, output: openOutput(json), now: () => new Date() };
}

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const ACCEPT_OPTION = [
  '--accept <reason>',
  'publish what moved beyond the bounds of its definition; the reason is kept in the release for ever',
] as const;
const SOURCES_OPTION = ['--sources <folder>', 'source folder (default: sources in the data folder)'] as const;

program
  .command('simulate')
  .description('make a whole scheme up in the source folder, calibrated on the published figures')
  .option('--files <number>', 'training files', '300000')
  .option('--trainings <number>', 'trainings', '20000')
  .option('--seed <number>', 'the same seed makes the same scheme', '1')
  .option('--until <day>', 'last day of the scheme (default: today)')
  .option(...SOURCES_OPTION)
  .option('--calibration', 'then compare it with the published figures')
  .action(async (options) => (await import('./simulate.ts')).runSimulate(options, contextOf()));

const imports = program.command('import').description('bring files into the source folder');

imports
  .command('edof')
  .description(
    'the providers’ offers: EDOF or LHEO XML, checked line by line; replaces the offers of the source folder',
  )
  .argument('<files...>', 'XML files, one per provider')
  .option(...SOURCES_OPTION)
  .option('--as-of <day>', 'day whose rules apply (default: today)')
  .option('--dry-run', 'report only, write nothing')
  .option('--keep-valid', 'import the formations without error, leave the others out')
  .addOption(new Option('--lang <lang>', 'language of the report').choices(['fr', 'en']).default('en'))
  .action(async (files, options) => (await import('./import.ts')).runImportEdof(files, options, contextOf()));

imports
  .command('registers')
  .description(
    'public registers: France compétences (zip or folder), Qualiopi list, Formacode, NSF; each is recognised',
  )
  .argument('<paths...>', 'files or folders as published')
  .option(...SOURCES_OPTION)
  .action(async (paths, options) => (await import('./import.ts')).runImportRegisters(paths, options, contextOf()));

program
  .command('publish')
  .description('make a release of each dataset from the sources, check it and publish it')
  .option('--as-of <day>', 'day the releases speak of (default: today)')
  .option(...SOURCES_OPTION)
  .option('--dataset <id...>', 'only these datasets')
  .addOption(
    new Option('--cadence <cadence>', 'only the datasets of this cadence').choices(['daily', 'monthly', 'quarterly']),
  )
  .option(...ACCEPT_OPTION)
  .action(async (options) => (await import('./publish.ts')).runPublish(options, contextOf()));

program
  .command('mirror')
  .description('take a CSV published by the official portal as a release of its dataset')
  .argument('<dataset>', 'identifier of the dataset')
  .argument('<file>', 'CSV: current or old column names, labels as headers, BOM or not')
  .option('--as-of <day>', 'day of the release when the file has no load date (default: today)')
  .option(...ACCEPT_OPTION)
  .action(async (dataset, file, options) =>
    (await import('./mirror.ts')).runMirror(dataset, file, options, contextOf()),
  );

program
  .command('fetch')
  .description('bring the official file of a dataset from the portal into the data folder, if it changed')
  .argument('<dataset>', 'identifier of the dataset')
  .addOption(new Option('--format <format>', 'export of the portal').choices(['csv', 'parquet']).default('csv'))
  .option('--sha256 <sum>', 'SHA-256 that the file must have')
  .option('--mirror', 'then take it as a release, if it changed')
  .option('--as-of <day>', 'day of the release when the file has no load date (default: today)')
  .action(async (dataset, options) => (await import('./fetch.ts')).runFetch(dataset, options, contextOf()));

program
  .command('serve')
  .description('serve the API and the portal')
  .option('--schedule', 'publish daily, monthly and quarterly, at the hours of the settings publication_*')
  .option(...SOURCES_OPTION)
  .action(async (options) => (await import('./serve.ts')).runServe(contextOf(), options));

program
  .command('start')
  .description('serve what is published; in a new data folder, make a scheme up and publish it first')
  .option('--files <number>', 'training files of the scheme', '300000')
  .option('--trainings <number>', 'trainings of the scheme', '20000')
  .action(async (options) => (await import('./start.ts')).runStart(options, contextOf()));

program
  .command('releases')
  .description('list the releases made, and the one served')
  .argument('[dataset]', 'identifier of a dataset (default: all)')
  .action(async (dataset) => (await import('./releases.ts')).runReleases(dataset, contextOf()));

program
  .command('diff')
  .description('what two releases of a dataset differ by: sentences; figures and rows with --json; a Parquet file')
  .argument('[from]', 'DATASET@VERSION, or a version with --dataset (default: the release before the latest)')
  .argument('[to]', 'the same of the other release (default: the latest)')
  .option('--dataset <id>', 'identifier of the dataset')
  .option('--rows <number>', 'rows that differ given with --json', '10')
  .addOption(new Option('--lang <lang>', 'language of the sentences').choices(['fr', 'en']).default('en'))
  .action(async (from, to, options) => (await import('./diff.ts')).runDiff(from, to, options, contextOf()));

program
  .command('vintages')
  .description('how the figure of each period moved from release to release')
  .argument('<dataset>', 'identifier of the dataset')
  .option('--measure <column>', 'an additive measure (default: the first one that is told of)')
  .option('--month <period...>', 'only these periods: 2026-03, 2026-T1')
  .action(async (dataset, options) => (await import('./vintages.ts')).runVintages(dataset, options, contextOf()));

program
  .command('check')
  .description('verify every file against its manifest, registers against folders, served files against Parquet')
  .argument('[dataset]', 'identifier of a dataset (default: all)')
  .option('--dataset <id...>', 'only these datasets')
  .option('--latest', 'only the releases that are served')
  .action(async (dataset, options) => (await import('./check.ts')).runCheck(dataset, options, contextOf()));

program
  .command('rollback')
  .description('serve an earlier release again')
  .argument('<dataset>', 'identifier of the dataset')
  .argument('[version]', 'the release to serve (default: the one before the one that is served)')
  .requiredOption('--reason <text>', 'why: kept in the register and told to readers')
  .action(async (dataset, version, options) =>
    (await import('./rollback.ts')).runRollback(dataset, version, options, contextOf()),
  );

program
  .command('config')
  .description('print every setting, its value and where it comes from')
  .action(async () => (await import('./config.ts')).runConfig(contextOf()));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  if (process.exitCode !== 0) reportError(readable(error), program.opts().json === true);
}

function readable(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error;
  return new Refusal('usage', error.message.replace(/^error: /, ''), {
    mend: 'See `opencpf --help`, or `opencpf COMMAND --help`.',
  });
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Refusal) return ERRORS[error.code].exit;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERRORS.usage.exit;
  return 1;
}
