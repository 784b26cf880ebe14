/** The planner's thread was given up, as it had not answered for so long. */
export class PlannerOverdueError extends Error {
  override readonly name = 'PlannerOverdueError';
}
