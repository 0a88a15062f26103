/** The two lines between the preload script and the main process. */
export const callChannel = 'shelfbridge:call';
export const eventChannel = 'shelfbridge:event';
