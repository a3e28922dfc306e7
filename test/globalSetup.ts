import { packForTests } from './packedPackage';

export default packForTests;
