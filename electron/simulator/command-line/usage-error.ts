/** What is wrong with the arguments, in one line for whoever typed them. */
export class UsageError extends Error {}
