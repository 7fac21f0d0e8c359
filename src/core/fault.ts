/**
 * Our own files or settings are wrong: the program cannot start. The message is written for whoever runs the
 * bot: it names file or variable, field, what was found and what would do, one line for each problem.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
}
