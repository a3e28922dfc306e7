import { describeCells } from './faultMatrix/describeCells';

describeCells((scenario) => scenario.listening);
