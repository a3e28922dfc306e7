export type * from './calls';
export type * from './content';
export type * from './deliveries';
export type * from './people';
export type * from './schedules';
export type * from './webhooks';
