import fc from 'fast-check';

/** Properties are tried with the same inputs every time, so that a failure is of the change at hand; PROPERTY_SEED=random, or a number, tries others. */
const given = process.env['PROPERTY_SEED'];
if (given !== 'random') fc.configureGlobal({ seed: Number(given ?? 20_261_125) });
