export { interpolate, type Lookup } from '../model/interpolation.ts';
