/** How many cases a law is tried on: a sample in each run of the tests, `OPENCPF_LONG_RUNS` of them in a long one. */
export const IS_LONG = process.env.OPENCPF_LONG_RUNS !== undefined;

export const runsOf = (sample: number): number => (IS_LONG ? Number(process.env.OPENCPF_LONG_RUNS) : sample);
