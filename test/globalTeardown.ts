import { removePacked } from './packedPackage';

export default removePacked;
