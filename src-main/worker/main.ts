import { mainPort } from './port.ts';
import { serve } from './serve-task.ts';

serve(mainPort());
