// Every kernel of the compiled module: one line each. A kernel takes its thread, the number of threads, and what its marshaller in
// worker/kernels/ passes. All threads of a job run the same kernel over the one shared memory.
export { topColumns, topRoom, topScratch } from './top-columns';
export { factorRoom, factorShared, trainFactors } from './train-factors';
export { coCounts } from './co-counts';
export { neighbourhoodRidge } from './neighbourhood-ridge';
export { invert } from './invert';
export { poolWords, stepWords } from './embedding';
