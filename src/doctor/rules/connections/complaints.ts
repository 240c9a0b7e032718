import type { Known } from '../../known.ts';
import type { Complaint } from './complaint.ts';
import { pastedComplaints } from './pasted-complaints.ts';
import { worldComplaints } from './world-complaints.ts';

/** The failed connections that trouble services now: of a pasted text those that it tells of, else those in the logs of services in trouble. */
export function complaints(known: Known): readonly Complaint[] {
  if (last.known !== known) {
    last = { known, complaints: known.isPasted ? pastedComplaints(known) : worldComplaints(known) };
  }
  return last.complaints;
}

/** Four rules ask for the same. */
let last: { known: Known | null; complaints: readonly Complaint[] } = { known: null, complaints: [] };
